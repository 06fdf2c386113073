import { CouncilSetup } from '../../../src/councils/index.js';
import { AccountInvitations, PeopleRegister } from '../../../src/people/index.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { later, linkOf, mailsSent, said } from './post.js';

const GOOD = 'girafe-tambour-neige';
const BOTH = { password: GOOD, passwordAgain: GOOD };

describe('an invitation', () => {
  let test: TestApp;
  let council: SmallCouncil;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
  });

  afterAll(() => test.stop());

  async function invite(email: string, personId: string | null = null): Promise<string> {
    const person = personId ?? (await test.database.unitOfWork(() => test.app.get(PeopleRegister).addPerson('Nadia', 'Béranger')));
    await test.database.unitOfWork(() =>
      test.app.get(AccountInvitations).invite({ personId: person, email, councilId: council.councilId, invitedByPersonId: council.persons.coordinator ?? '' }),
    );
    return person;
  }

  it('survives a mail scanner and serves once', async () => {
    await invite('nadia@val.example');
    const [mail] = await mailsSent(test);
    const path = linkOf(mail);
    const scanner = test.browser();

    for (let times = 0; times < 50; times += 1) {
      expect((await scanner.get(path)).status).toBe(200);
      expect((await scanner.head(path)).status).toBe(200);
    }
    const browser = test.browser();
    const page = await browser.get(path);
    const taken = await browser.post(path);
    const form = await browser.follow(taken);
    const short = await browser.post('/mot-de-passe/nouveau', { password: 'court', passwordAgain: 'court' });
    const different = await browser.post('/mot-de-passe/nouveau', { password: GOOD, passwordAgain: `${GOOD}!` });
    const chosen = await browser.post('/mot-de-passe/nouveau', BOTH);
    const again = await browser.post('/mot-de-passe/nouveau', BOTH);
    const later2 = await test.browser().get(path);

    expect([mail?.to, mail?.subject]).toEqual(['nadia@val.example', 'Votre accès à Beffroi, le CLSPD Valbrune']);
    expect(mail?.text).toContain('Claire Montagnac vous invite');
    expect(said(page)).toContain('Bienvenue, Nadia Béranger');
    expect(said(page)).toContain('le CLSPD Valbrune');
    expect(said(form)).toContain('Douze signes au moins');
    expect([short.status, different.status, chosen.status, again.status, later2.status]).toEqual([422, 422, 303, 404, 404]);
    expect(said(short)).toContain('trop court');
    expect((await browser.get('/compte')).status).toBe(200);
    expect((await test.as('nadia@val.example', GOOD)).cookie('beffroi')).toBeDefined();
  });

  it('opens nothing in a browser that did not press the button, nor after ten minutes', async () => {
    await invite('second@val.example');
    const path = linkOf((await mailsSent(test))[0]);
    const browser = test.browser();
    await browser.post(path);

    const stranger = await test.browser().post('/mot-de-passe/nouveau', BOTH);
    later(test, 601);
    const tooLate = await browser.post('/mot-de-passe/nouveau', BOTH);
    await browser.post(path);
    const inTime = await browser.post('/mot-de-passe/nouveau', BOTH);

    expect([stranger.status, tooLate.status, inTime.status]).toEqual([404, 404, 303]);
  });

  it('is stopped by a newer one, and after seven days', async () => {
    const person = await invite('third@val.example');
    const first = linkOf((await mailsSent(test))[0]);
    const browser = test.browser();
    await browser.post(first);
    later(test, 60);
    await invite('third@val.example', person);
    const second = linkOf((await mailsSent(test))[0]);

    const byOld = await browser.post('/mot-de-passe/nouveau', BOTH);
    const old = await test.browser().get(first);
    const fresh = await test.browser().get(second);
    later(test, 7 * 86_400 + 60);
    const over = await test.browser().get(second);

    expect([byOld.status, old.status, fresh.status, over.status]).toEqual([404, 404, 200, 404]);
    expect(said(over)).toContain('Demandez une nouvelle invitation à votre coordination');
  });

  it('only tells of the new council who has a password already', async () => {
    await invite('chair@val.example', council.persons.chair);
    const [mail] = await mailsSent(test);

    expect(mail?.text).toContain('Votre mot de passe ne change pas');
    expect(linkOf(mail)).toBe('/connexion');
  });

  it('leads who reads levels II and III straight to her second factor', async () => {
    const person = await invite('successor@val.example');
    await test.database.unitOfWork(() => test.app.get(CouncilSetup).giveRole(council.councilId, person, 'coordinator', '2026-01-01'));
    const [mail] = await mailsSent(test);
    const browser = test.browser();
    await browser.post(linkOf(mail));
    const chosen = await browser.post('/mot-de-passe/nouveau', BOTH);

    expect(chosen.location).toBe('/compte/second-facteur');
    expect(said(await browser.follow(chosen))).toContain('Vos mandats vous ouvrent les niveaux II et III');
  });
});
