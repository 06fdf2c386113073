import { Settings, SettingsError } from '../../../src/platform/config/settings.js';
import { aCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';

const FORGED = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https', forwarded: 'for=203.0.113.7;host=evil.test' };

/** Where a sign-in is said to come from: what slows down who guesses passwords counts by it. */
async function originsOf(test: TestApp): Promise<string[]> {
  return (await test.database.sql('SELECT DISTINCT origin_hash FROM sign_in_attempt')).map((row) => String(row.origin_hash));
}

async function guessFrom(test: TestApp, forwardedFor: string): Promise<void> {
  await test.browser().post('/connexion', { email: 'coordinator@val.example', password: 'devinette-tres-longue' }, { ...FORGED, 'x-forwarded-for': forwardedFor });
}

describe('forwarded headers', () => {
  let test: TestApp;

  afterEach(() => test.stop());

  it('are believed from nobody unless told: a guesser cannot change address by writing another one', async () => {
    test = await startTestApp();
    await aCouncil(test);
    await guessFrom(test, '203.0.113.7');
    await guessFrom(test, '203.0.113.8');

    expect(await originsOf(test)).toHaveLength(1);
  });

  it('tell the real address when they come from the proxy that was named', async () => {
    test = await startTestApp({ environment: { TRUST_PROXY: '127.0.0.1' } });
    await aCouncil(test);
    await guessFrom(test, '203.0.113.7');
    await guessFrom(test, '203.0.113.8');
    // What the client itself wrote stands first; only what the proxy added last counts.
    await guessFrom(test, '198.51.100.1, 203.0.113.8');

    expect(await originsOf(test)).toHaveLength(2);
  });

  it('never write the addresses of our pages', async () => {
    test = await startTestApp({ environment: { TRUST_PROXY: '127.0.0.1' } });
    await aCouncil(test);
    const { status, html, location } = await test.browser().get('/dossiers', FORGED);

    expect([status, location]).toEqual([303, '/connexion?suite=%2Fdossiers']);
    expect(html).not.toContain('evil.test');
  });

  it('do not make a form from elsewhere one of ours', async () => {
    test = await startTestApp({ environment: { TRUST_PROXY: '127.0.0.1' } });
    await aCouncil(test);
    const answer = await test.browser().post('/connexion', { email: 'x@y.example', password: 'x' }, { ...FORGED, origin: 'https://evil.test' });

    expect(answer.status).toBe(403);
  });

  it.each(['true', '*', 'loopback', 'proxy.local', '127.0.0.1/33', '127.0.0.1;10.0.0.1', '10.0.0.0/0'])('« %s » is no list of proxies', async (text) => {
    test = await startTestApp();

    expect(() => new Settings({ DATA_DIR: test.settings.dataDir, TRUST_PROXY: text })).toThrow(SettingsError);
  });
});
