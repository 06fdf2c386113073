import { hash } from '@node-rs/argon2';
import { Account } from '../../../src/people/index.js';
import { aCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { textOf } from '../../support/browser.js';

describe('signing in', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
    await aCouncil(test);
  });

  afterAll(() => test.stop());

  it('leads a stranger to the form, and back to the page she asked for', async () => {
    const browser = test.browser();

    const asked = await browser.get('/deconnexion-inconnue');
    const shown = await browser.get('/connexion?suite=%2Fdossiers');
    const signedIn = await browser.post('/connexion', { email: 'coordinator@val.example', password: 'beffroi-demo', suite: '/dossiers' });

    expect(asked.status).toBe(404);
    expect(textOf(shown.html)).toContain('Se connecter');
    expect(signedIn.location).toBe('/dossiers');
  });

  it('says the same of a wrong password and of an unknown address', async () => {
    const wrong = await test.browser().post('/connexion', { email: 'chair@val.example', password: 'non' });
    const unknown = await test.browser().post('/connexion', { email: 'chair@val.exampl', password: 'non' });

    expect(wrong.status).toBe(422);
    expect(textOf(wrong.html)).toContain('Adresse ou mot de passe incorrect.');
    expect(unknown.html.replace('val.exampl', 'val.example')).toBe(wrong.html);
  });

  it('never follows an address of another site', async () => {
    for (const suite of ['https://evil.test', '//evil.test', '/\\evil.test', 'javascript:alert(1)']) {
      const answer = await test.browser().post('/connexion', { email: 'police@val.example', password: 'beffroi-demo', suite });
      expect(answer.location).toBe('/');
    }
  });

  it('slows guessing after ten wrong passwords on one address', async () => {
    const browser = test.browser();
    for (let tries = 0; tries < 10; tries += 1) await browser.post('/connexion', { email: 'transport@val.example', password: 'faux' });

    const answer = await browser.post('/connexion', { email: 'transport@val.example', password: 'beffroi-demo' });

    expect(answer.status).toBe(422);
    expect(textOf(answer.html)).toContain('Trop d’essais');
  });

  it('makes a hash again when it was made with less than today’s minimum', async () => {
    const weak = await hash('beffroi-demo', { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    await test.database.unitOfWork(() => test.database.changeAll(Account, { passwordHash: weak }, 'email = :email', { email: 'reader@val.example' }));

    await test.as('reader@val.example');
    const [row] = await test.database.sql("SELECT password_hash FROM account WHERE email = 'reader@val.example'");

    expect(String(row?.password_hash)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await test.as('reader@val.example')).cookie('beffroi')).toBeDefined();
  });

  it('ends the session in the database: the old cookie opens nothing', async () => {
    const browser = await test.as('landlord@val.example');
    const cookie = browser.cookie('beffroi') ?? '';
    await browser.post('/deconnexion');

    const replay = await test.browser().get('/connexion', { cookie: `beffroi=${cookie}` });

    expect(replay.status).toBe(200);
  });

  it('refuses a form without the token of its session, or from elsewhere', async () => {
    const browser = await test.as('secretary@val.example');

    const noToken = await browser.post('/affichage', { csrf: '', theme: 'sombre' });
    const elsewhere = await browser.post('/affichage', { theme: 'sombre' }, { origin: 'https://evil.test' });
    const crossSite = await browser.post('/affichage', { theme: 'sombre' }, { 'sec-fetch-site': 'cross-site' });

    expect([noToken.status, elsewhere.status, crossSite.status]).toEqual([403, 403, 403]);
  });
});
