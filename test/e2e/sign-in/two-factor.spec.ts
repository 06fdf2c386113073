import { Council } from '../../../src/councils/index.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Browser } from '../../support/browser.js';
import { codeOf, enrol, later, mailsSent, said } from './post.js';

const PASSWORD = 'beffroi-demo';

describe('the second factor', () => {
  let test: TestApp;
  let council: SmallCouncil;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    // No derogation here: a password alone reads level I.
    await test.database.unitOfWork(() => test.database.changeAll(Council, { derogationUntil: null }, 'id = :id', { id: council.councilId }));
  });

  afterAll(() => test.stop());

  const passwordOf = (browser: Browser, key: string) => browser.post('/connexion', { email: `${key}@val.example`, password: PASSWORD, suite: '/dossiers' });

  it('is asked of who reads levels II and III; without it, their rows are as absent, and after it they open', async () => {
    const restricted = await aProblem(test, council, { bodyId: council.restricted.id });
    const browser = test.browser();
    const signedIn = await passwordOf(browser, 'chair');

    const asked = await browser.follow(signedIn);
    const before = await browser.get(`/dossiers/${restricted}`);
    const absent = await browser.get('/dossiers/00000000-0000-7000-8000-000000000000');
    const home = await browser.get('/');
    await enrol(test, browser);
    const after = await browser.get(`/dossiers/${restricted}`);

    expect(signedIn.location).toBe('/compte/second-facteur?suite=%2Fdossiers');
    expect(said(asked)).toContain('Plus tard');
    expect([before.status, absent.status, after.status]).toEqual([404, 404, 200]);
    expect(before.html).toBe(absent.html);
    expect(said(home)).toContain('Vous lisez le niveau I. Activez le second facteur');
  });

  it('is not asked of who reads level I alone', async () => {
    const browser = test.browser();

    expect((await passwordOf(browser, 'transport')).location).toBe('/dossiers');
    expect(said(await browser.get('/'))).not.toContain('second facteur');
  });

  it('once active, stands between the password and the session, at each sign-in', async () => {
    const first = test.browser();
    await passwordOf(first, 'police');
    const former = first.cookie('beffroi') ?? '';
    const { secret, codes } = await enrol(test, first);
    const told = await mailsSent(test);
    const replay = await test.browser().get('/compte', { cookie: `beffroi=${former}` });
    const browser = test.browser();
    const step = await passwordOf(browser, 'police');
    const sessionBetween = browser.cookie('beffroi');
    const shut = await browser.get('/dossiers');
    later(test, 30);
    const page = await browser.get(step.location ?? '');
    const entered = await browser.post('/connexion/code', { code: codeOf(test, secret).replace(/^(...)/, '$1 '), suite: '/dossiers' });

    expect(codes).toHaveLength(10);
    expect(told.map(({ to, subject }) => [to, subject])).toEqual(expect.arrayContaining([['police@val.example', 'Votre second facteur est actif']]));
    expect(replay.status).toBe(303);
    expect(step.location).toBe('/connexion/code?suite=%2Fdossiers');
    expect(sessionBetween).toBeUndefined();
    expect(shut.location).toContain('/connexion');
    expect(said(page)).toContain('Votre code à six chiffres');
    expect(entered.location).toBe('/dossiers');
    expect((await browser.get('/dossiers')).status).toBe(200);
  });

  it('refuses the same code twice, accepts one step of delay and no more', async () => {
    const owner = test.browser();
    await passwordOf(owner, 'landlord');
    const { secret } = await enrol(test, owner);
    later(test, 120);
    const step = async () => {
      const browser = test.browser();
      await passwordOf(browser, 'landlord');
      return browser;
    };
    const enter = async (code: string) => (await (await step()).post('/connexion/code', { code })).status;

    const late = codeOf(test, secret, -1);
    const tooLate = codeOf(test, secret, -2);
    const early = codeOf(test, secret, 1);

    expect(await enter(tooLate)).toBe(422);
    expect(await enter(late)).toBe(303);
    expect(await enter(late)).toBe(422);
    expect(await enter(early)).toBe(303);
    expect(await enter(codeOf(test, secret))).toBe(422);
  });

  it('after five wrong codes asks for ten minutes, and does not hold a browser that the account knows', async () => {
    const known = test.browser();
    await passwordOf(known, 'coordinator');
    const { secret } = await enrol(test, known);
    await known.post('/deconnexion');
    later(test, 60);
    const stranger = test.browser();
    await passwordOf(stranger, 'coordinator');

    for (let tries = 0; tries < 5; tries += 1) expect(said(await stranger.post('/connexion/code', { code: '000000' }))).toContain('n’est pas le bon');
    const sixth = await stranger.post('/connexion/code', { code: codeOf(test, secret) });
    await passwordOf(known, 'coordinator');
    const owner = await known.post('/connexion/code', { code: codeOf(test, secret) });
    later(test, 601);
    await passwordOf(stranger, 'coordinator');
    const afterPause = await stranger.post('/connexion/code', { code: codeOf(test, secret) });

    expect(said(sixth)).toContain('Réessayez dans 10 minutes');
    expect(owner.status).toBe(303);
    expect(afterPause.status).toBe(303);
  });

  it('is replaced by a recovery code, once each, and its owner is told', async () => {
    const owner = test.browser();
    await passwordOf(owner, 'secretary');
    const { codes } = await enrol(test, owner);
    await mailsSent(test);
    const enter = async (code: string) => {
      const browser = test.browser();
      await passwordOf(browser, 'secretary');
      return browser.post('/connexion/secours', { code, suite: '/' });
    };

    const first = await enter((codes[0] ?? '').toUpperCase().replace('-', ' '));
    const again = await enter(codes[0] ?? '');
    const told = await mailsSent(test);
    const page = await owner.get('/compte');
    const renewed = await owner.follow(await owner.post('/compte/codes-de-secours'));
    const old = await enter(codes[1] ?? '');

    expect([first.status, again.status, old.status]).toEqual([303, 422, 422]);
    expect(told.map(({ subject }) => subject)).toContain('Un code de secours a servi');
    expect(said(page)).toContain('Il reste 9 codes de secours');
    expect(renewed.html.match(/<code>/g)).toHaveLength(10);
    expect((await owner.get('/compte/codes-de-secours')).html).not.toContain('<code>');
  });

  it('is taken away with the password and a code, and every session ends', async () => {
    const owner = test.browser();
    await passwordOf(owner, 'reader');
    const { secret } = await enrol(test, owner);
    later(test, 60);
    const former = owner.cookie('beffroi') ?? '';

    const wrong = await owner.post('/compte/second-facteur/retrait', { presentPassword: 'autre', code: codeOf(test, secret) });
    const right = await owner.post('/compte/second-facteur/retrait', { presentPassword: PASSWORD, code: codeOf(test, secret) });

    expect([wrong.status, right.status]).toEqual([422, 303]);
    expect((await test.browser().get('/compte', { cookie: `beffroi=${former}` })).status).toBe(303);
    expect((await passwordOf(test.browser(), 'reader')).location).toBe('/dossiers');
    expect((await mailsSent(test)).map(({ subject }) => subject)).toContain('Votre second facteur a été retiré');
  });

  it('is kept encrypted, and nobody else’s key opens it', async () => {
    const rows = await test.database.sql('SELECT account_id, seed FROM second_factor');

    expect(rows.length).toBeGreaterThan(2);
    expect(rows.every(({ seed }) => !/^[A-Z2-7]{32}$/.test(String(seed)))).toBe(true);
  });

  it('asks again for a proof when the session has stood ten minutes', async () => {
    const browser = test.browser();
    await passwordOf(browser, 'transport');
    await browser.post('/compte/second-facteur');
    later(test, 601);

    const led = await browser.get('/compte/second-facteur/activation');
    const wrong = await browser.post('/compte/confirmation', { presentPassword: 'autre', suite: '/compte/second-facteur/activation' });
    const proved = await browser.post('/compte/confirmation', { presentPassword: PASSWORD, suite: '/compte/second-facteur/activation' });

    expect(led.location).toBe('/compte/confirmation?suite=%2Fcompte%2Fsecond-facteur%2Factivation');
    expect(wrong.status).toBe(422);
    expect((await browser.follow(proved)).status).toBe(200);
  });
});
