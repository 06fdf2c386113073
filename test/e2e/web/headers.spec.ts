import { aCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Page } from '../../support/browser.js';

const EXPECTED: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-robots-tag': 'noindex, nofollow',
};

describe('every answer carries the same headers', () => {
  let test: TestApp;
  let answers: Readonly<Record<string, Page>>;

  beforeAll(async () => {
    test = await startTestApp();
    await aCouncil(test);
    const coordinator = await test.as('coordinator@val.example');
    const reader = await test.as('reader@val.example');
    const stranger = test.browser();
    answers = {
      'a page (200)': await coordinator.get('/dossiers'),
      'a redirect (303)': await stranger.get('/dossiers'),
      'a refused form (422)': await stranger.post('/connexion', { email: '', password: '' }),
      'a person not allowed (403)': await reader.get('/dossiers'),
      'a forged form (403)': await coordinator.post('/affichage', { csrf: 'faux' }),
      'an absent page (404)': await coordinator.get('/nulle-part'),
      'an undecodable address (404)': await stranger.get('/%E0%A4%A'),
      'a body too large (413)': await coordinator.post('/affichage', { theme: 'x'.repeat(1_200_000) }),
      'an asset (200)': await stranger.get('/assets/favicon.svg'),
      'an absent asset (404)': await stranger.get('/assets/rien.png'),
      'health (200)': await stranger.get('/healthz'),
    };
  });

  afterAll(() => test.stop());

  it('whatever its status', () => {
    for (const [name, { status, headers }] of Object.entries(answers)) {
      expect(`${name.replace(/\(\d+\)/, `(${status})`)}`).toBe(name);
      expect({ name, ...Object.fromEntries(Object.keys(EXPECTED).map((header) => [header, headers[header]])) }).toEqual({ name, ...EXPECTED });
    }
  });

  it('keeps pages out of every cache, and lets assets stay an hour', () => {
    for (const [name, { headers }] of Object.entries(answers)) {
      expect({ name, cache: headers['cache-control'] }).toEqual({ name, cache: name.includes('an asset') ? 'public, max-age=3600' : 'no-store' });
    }
  });

  it('says « absent » with the same bytes for an unknown address, an unknown row and an odd id', async () => {
    const browser = await test.as('police@val.example');
    const unknown = await browser.get('/nulle-part');

    for (const id of ['0', '-1', '1.0', '1e3', '0x10', 'NaN', 'null', '9007199254740993', "' OR 1=1 --", 'ffffffff-ffff-7fff-bfff-ffffffffffff']) {
      const answer = await browser.get(`/dossiers/${encodeURIComponent(id)}`);
      expect([answer.status, answer.html]).toEqual([404, unknown.html]);
    }
  });

  it('asks for https, for good, once the address is https', async () => {
    const secure = await startTestApp({ environment: { BASE_URL: 'https://beffroi.test' } });
    await aCouncil(secure);

    const signedIn = await secure.browser().post('/connexion', { email: 'chair@val.example', password: 'beffroi-demo' });
    await secure.stop();

    expect(signedIn.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    expect([signedIn.headers['set-cookie']].flat().join()).toMatch(/__Host-beffroi=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax/);
    expect(signedIn.headers['content-security-policy']).toContain('upgrade-insecure-requests');
  });
});
