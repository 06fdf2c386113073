import { DemonstrationReset } from '../../../src/installation/index.js';
import { aCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { textOf } from '../../support/browser.js';

describe('the reset of the demonstration', () => {
  let test: TestApp;

  afterEach(() => test.stop());

  it('is offered in its banner, asks to be confirmed, and is begun once by its command', async () => {
    test = await startTestApp({ environment: { BEFFROI_DEMO: '1' } });
    await aCouncil(test);
    let begun = 0;
    test.app.get(DemonstrationReset).whenAsked(() => { begun += 1; });
    const browser = await test.as('landlord@val.example');

    const home = await browser.get('/');
    const unconfirmed = await browser.post('/demonstration');
    const answer = await browser.post('/demonstration', { confirmed: '1' });
    const again = await browser.post('/demonstration', { confirmed: '1' });

    expect(home.html).toContain('<a href="/demonstration">Remettre la démonstration à zéro</a>');
    expect(unconfirmed.status).toBe(422);
    expect(unconfirmed.html).toContain('id="confirmed-erreur"');
    expect(textOf(answer.html)).toContain('Revenez dans une vingtaine de secondes');
    expect(again.status).toBe(404);
    expect(begun).toBe(1);
  });

  it('is asked by nobody from outside, nor by a GET', async () => {
    test = await startTestApp({ environment: { BEFFROI_DEMO: '1' } });
    await aCouncil(test);
    let begun = 0;
    test.app.get(DemonstrationReset).whenAsked(() => { begun += 1; });

    expect((await test.browser().post('/demonstration', { confirmed: '1' })).status).toBe(403);
    expect((await (await test.as('landlord@val.example')).get('/demonstration?confirmed=1')).status).toBe(200);
    expect(begun).toBe(0);
  });

  it('does not exist on a real installation', async () => {
    test = await startTestApp();
    await aCouncil(test);
    const browser = await test.as('coordinator@val.example');

    expect((await browser.get('/')).html).not.toContain('Remettre la démonstration');
    expect((await browser.get('/demonstration')).status).toBe(404);
    expect((await browser.post('/demonstration', { confirmed: '1' })).status).toBe(404);
  });
});
