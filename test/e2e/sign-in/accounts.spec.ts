import { CouncilSetup } from '../../../src/councils/index.js';
import { Account, AccountInvitations, PeopleRegister } from '../../../src/people/index.js';
import { hashPassword } from '../../../src/sign-in/passwords/passwords.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { PASSWORD, startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue } from '../../support/browser.js';
import { enrol, later, linkOf, mailsSent, said } from './post.js';

describe('the accounts of the installation', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let administrator: Browser;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    await anAdministrator('serveur@val.example', 'Ondine', 'Vasseur');
    administrator = await test.as('serveur@val.example');
  });

  afterAll(() => test.stop());

  async function anAdministrator(email: string, given: string, family: string): Promise<string> {
    const hash = await hashPassword(PASSWORD);
    return test.database.unitOfWork(async () => {
      const register = test.app.get(PeopleRegister);
      return register.addAccount(await register.addPerson(given, family), email, hash, true);
    });
  }

  async function pathOf(email: string): Promise<string> {
    const [row] = await test.database.sql('SELECT id FROM account WHERE email = :email', { email });
    return `/installation/comptes/${String(row?.id)}`;
  }

  /** Presses one of the buttons of the account's page. */
  async function press(email: string, gesture: string, fields: Readonly<Record<string, string>> = {}, browser = administrator) {
    const path = await pathOf(email);
    const version = hiddenValue((await browser.get(path)).html, 'version') ?? '1';
    return browser.post(`${path}/${gesture}`, { version, ...fields });
  }

  it('are listed for who keeps the server, and for nobody else', async () => {
    const list = await administrator.get('/installation/comptes');
    const found = await administrator.get('/installation/comptes?adresse=PO_ICE');
    const one = await administrator.get('/installation/comptes?adresse=police');
    const coordinator = await test.as('coordinator@val.example');

    expect(said(list)).toContain('Claire Montagnac');
    expect(said(found)).toContain('Aucun compte n’a une telle adresse');
    expect(said(await administrator.get('/installation/comptes?etat=ferme'))).toContain('Aucun compte');
    expect(said(await administrator.get('/installation/comptes?etat=sans-facteur'))).toContain('Karim Lortholary');
    expect(said(one)).toContain('Karim Lortholary');
    expect(said(one)).not.toContain('Claire Montagnac');
    expect(list.html).not.toContain('argon2');
    expect((await coordinator.get('/installation/comptes')).status).toBe(403);
    expect((await coordinator.get(await pathOf('police@val.example'))).status).toBe(403);
    expect((await test.browser().get('/installation/comptes')).location).toContain('/connexion');
  });

  it('go by pages of fifty, without a gap', async () => {
    await test.database.unitOfWork(async () => {
      const register = test.app.get(PeopleRegister);
      for (let number = 0; number < 60; number += 1) await register.addAccount(await register.addPerson('Jo', `Zola ${number % 7}`), `zola${number}@val.example`, null);
    });
    const seen: string[] = [];
    let path: string | null = '/installation/comptes?adresse=zola';
    while (path !== null) {
      const { html } = await administrator.get(path);
      seen.push(...[...html.matchAll(/zola\d+@/g)].map(([address]) => address));
      path = /href="([^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=') ?? null;
    }

    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
  });

  it('are invited again: the first link stops', async () => {
    const personId = await test.database.unitOfWork(() => test.app.get(PeopleRegister).addPerson('Nadia', 'Béranger'));
    await test.database.unitOfWork(() => test.app.get(AccountInvitations).invite({ personId, email: 'nadia@val.example', councilId: council.councilId, invitedByPersonId: null }));
    const first = linkOf((await mailsSent(test))[0]);
    later(test, 1);
    const answer = await press('nadia@val.example', 'invitation');
    const [mail] = await mailsSent(test);

    expect(answer.status).toBe(303);
    expect(mail?.text).toContain('le CLSPD Valbrune');
    expect([(await test.browser().get(first)).status, (await test.browser().get(linkOf(mail))).status]).toEqual([404, 200]);
    expect((await press('police@val.example', 'invitation')).status).toBe(409);
  });

  it('are closed and opened again; the person is told and her sessions end', async () => {
    const police = await test.as('police@val.example');
    const closed = await press('police@val.example', 'fermeture');
    const told = await mailsSent(test);

    expect(closed.status).toBe(303);
    expect((await police.get('/compte')).status).toBe(303);
    await expect(test.as('police@val.example')).rejects.toThrow();
    expect(told.map(({ to, subject }) => [to, subject])).toEqual([['police@val.example', 'Votre accès à Beffroi est fermé']]);
    expect((await press('police@val.example', 'ouverture')).status).toBe(303);
    expect((await test.as('police@val.example')).cookie('beffroi')).toBeDefined();
  });

  it('keep the last coordinator of a council, and the last of those who keep the server', async () => {
    const last = await press('coordinator@val.example', 'fermeture');
    await test.database.unitOfWork(() => test.app.get(CouncilSetup).giveRole(council.councilId, council.persons.landlord ?? '', 'coordinator', '2026-03-03'));
    const another = await press('coordinator@val.example', 'fermeture');
    const nowLast = await press('landlord@val.example', 'fermeture');
    const own = await press('serveur@val.example', 'fermeture');
    await anAdministrator('second@val.example', 'Théo', 'Marsan');
    const second = await test.as('second@val.example');
    const first = await press('serveur@val.example', 'fermeture', {}, second);

    expect(last.status).toBe(409);
    expect(said(last)).toContain('n’aurait plus de coordination');
    expect([another.status, nowLast.status, own.status, first.status]).toEqual([303, 409, 409, 303]);
    await test.database.unitOfWork(() => test.database.changeAll(Account, { disabledAt: null }, 'email = :email', { email: 'serveur@val.example' }));
    administrator = await test.as('serveur@val.example');
  });

  it('lose a second factor with a reason, by mail, after a proof', async () => {
    const chair = await test.as('chair@val.example');
    await enrol(test, chair);
    await mailsSent(test);
    const without = await press('chair@val.example', 'second-facteur');
    later(test, 601);
    const unproved = await press('chair@val.example', 'second-facteur', { reason: 'lost' });
    await administrator.post('/compte/confirmation', { presentPassword: PASSWORD, suite: '/' });
    const done = await press('chair@val.example', 'second-facteur', { reason: 'lost' });
    const [told] = await mailsSent(test);

    expect([without.status, unproved.location?.startsWith('/compte/confirmation'), done.status]).toEqual([422, true, 303]);
    expect(told?.text).toContain('Motif : téléphone perdu ou volé');
    expect((await chair.get('/compte')).status).toBe(303);
    expect((await test.browser().post('/connexion', { email: 'chair@val.example', password: PASSWORD })).location).toBe('/');
  });

  it('are never changed from an old page, nor by an id that is none', async () => {
    const path = await pathOf('transport@val.example');

    expect((await administrator.post(`${path}/fermeture`, { version: '99' })).status).toBe(409);
    expect((await administrator.post(`${path}/fermeture`, {})).status).toBe(400);
    expect((await administrator.get('/installation/comptes/1e3')).status).toBe(404);
  });

  it('leave their acts in the journal of the installation, as ids alone', async () => {
    const acts = await test.database.sql("SELECT act, chain, row_type, fields FROM audit_entry WHERE act LIKE 'account.%' OR act LIKE 'session.%'");

    expect(new Set(acts.map(({ chain }) => chain))).toEqual(new Set(['installation']));
    expect([...new Set(acts.map(({ act }) => String(act)))]).toEqual(expect.arrayContaining(['account.disable', 'account.enable', 'account.inviteAgain', 'account.resetFactor', 'account.enrol', 'session.open', 'session.confirm']));
  });
});
