import { Account, AccountInvitation, AccountInvitations, Contact, PeopleRegister } from '../../../src/people/index.js';
import { CouncilSetup } from '../../../src/councils/index.js';
import { OutboxMessage } from '../../../src/platform/outbox/outbox-message.entity.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, textOf } from '../../support/browser.js';

describe('inviting the correspondents to sign in', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Browser;
  let landlord: string;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    coordinator = await test.as('coordinator@val.example');
    landlord = `/partenaires/${council.organisations.BH ?? ''}`;
    for (const [given, family, email] of [['Carole', 'Vintimel', 'c.vintimel@bh.example'], ['Kaël', 'Sorbier', 'k.sorbier@bh.example']] as const) await seat(given, family, email);
    await contact('Inès', 'Valdrac', 'i.valdrac@bh.example');
  });

  afterAll(() => test.stop());

  async function contact(given: string, family: string, email: string): Promise<string> {
    const { councilId, organisations } = council;
    return test.database.unitOfWork(async () => {
      const register = test.app.get(PeopleRegister);
      const personId = await register.addPerson(given, family);
      await register.addContact({ councilId, organisationId: organisations.BH ?? '', personId, jobTitle: 'chargée de secteur', rank: 9, email });
      return personId;
    });
  }

  async function seat(given: string, family: string, email: string): Promise<void> {
    const { councilId, organisations, plenary } = council;
    const personId = await contact(given, family, email);
    await test.database.unitOfWork(async () => {
      const setup = test.app.get(CouncilSetup);
      const seatId = await setup.addSeat({ councilId, bodyId: plenary.id, organisationId: organisations.BH ?? '', jobTitle: family, rank: 30, startsOn: '2024-01-01', endsOn: null });
      await setup.giveMandate(councilId, seatId, personId, 'holder', '2024-01-01');
    });
  }

  async function contactId(email: string): Promise<string> {
    return (await test.database.read(Contact, 'contact').where('contact.email = :email', { email }).getOneOrFail()).id;
  }

  async function invitationKey(email: string): Promise<{ readonly path: string; readonly formKey: string }> {
    const path = `${landlord}/contacts/${await contactId(email)}/invitation`;
    const { html } = await coordinator.get(landlord);
    return { path, formKey: new RegExp(`action="${path}">[\\s\\S]*?name="formKey" value="([^"]+)"`).exec(html)?.[1] ?? '' };
  }

  async function invitationsOf(email: string): Promise<AccountInvitation[]> {
    const account = await test.database.read(Account, 'account').where('account.email = :email', { email }).getOne();
    if (account === null) return [];
    return test.database.read(AccountInvitation, 'invitation').where('invitation.accountId = :id', { id: account.id }).orderBy('invitation.createdAt').addOrderBy('invitation.id').getMany();
  }

  it('leaves one mail by person, and a second invitation replaces the first', async () => {
    const { path, formKey } = await invitationKey('c.vintimel@bh.example');
    const answer = await coordinator.post(path, { formKey });
    const twice = await coordinator.post(path, { formKey });
    const page = textOf((await coordinator.follow(answer)).html);

    expect([answer.status, twice.status]).toEqual([303, 303]);
    expect(page).toContain('L’invitation part par courriel.');
    expect(page).toContain('Invitation envoyée le mardi 3 mars.');
    expect(await invitationsOf('c.vintimel@bh.example')).toHaveLength(1);
    expect(await test.database.read(OutboxMessage, 'message').where("message.kind = 'account.invited'").getCount()).toBe(1);

    const again = await invitationKey('c.vintimel@bh.example');
    await coordinator.post(again.path, { formKey: again.formKey });
    const [first, second] = await invitationsOf('c.vintimel@bh.example');
    expect(first?.revokedAt).not.toBeNull();
    expect(second?.revokedAt).toBeNull();
  });

  it('may be taken back', async () => {
    const path = `${landlord}/contacts/${await contactId('c.vintimel@bh.example')}/invitation/retrait`;
    const answer = await coordinator.post(path);

    expect(answer.status).toBe(303);
    expect((await invitationsOf('c.vintimel@bh.example')).every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    expect(textOf((await coordinator.follow(answer)).html)).toMatch(/Carole Vintimel.*Pas encore d’invitation/);
  });

  it('is offered neither to who has an account, nor to who would read nothing', async () => {
    const path = (id: string) => `${landlord}/contacts/${id}/invitation`;
    const formKey = test.ids.next();
    const { html } = await coordinator.get(landlord);
    const active = await coordinator.post(path(await contactId('landlord@val.example')), { formKey: test.ids.next() });
    const seatless = await coordinator.post(path(await contactId('i.valdrac@bh.example')), { formKey });

    expect(html).not.toContain(path(await contactId('landlord@val.example')));
    expect(html).not.toContain(path(await contactId('i.valdrac@bh.example')));
    expect(textOf(active.html)).toContain('a déjà choisi son mot de passe');
    expect(textOf(seatless.html)).toContain('n’a ni siège ni rôle');
    expect([active.status, seatless.status]).toEqual([409, 409]);
  });

  it('of all who sit is confirmed on one list', async () => {
    const list = await coordinator.get('/partenaires/invitations');
    const ids = await Promise.all(['c.vintimel@bh.example', 'k.sorbier@bh.example'].map(contactId));
    const none = await coordinator.post('/partenaires/invitations', { formKey: test.ids.next() });
    const answer = await coordinator.post('/partenaires/invitations', { formKey: test.ids.next(), contacts: [...ids, await contactId('i.valdrac@bh.example')] });
    const after = await coordinator.get('/partenaires/invitations');

    expect(textOf(list.html)).toMatch(/Carole Vintimel Brune Habitat, Chargée de secteur, c\.vintimel@bh\.example Kaël Sorbier/);
    expect(textOf(list.html)).not.toContain('Inès Valdrac');
    expect(none.status).toBe(422);
    expect(answer.status).toBe(303);
    expect(await invitationsOf('i.valdrac@bh.example')).toEqual([]);
    expect(await invitationsOf('k.sorbier@bh.example')).toHaveLength(1);
    expect(textOf(after.html)).toContain('ont déjà été invitées');
  });

  it('is the coordinator’s alone', async () => {
    const path = `${landlord}/contacts/${await contactId('k.sorbier@bh.example')}/invitation`;
    for (const account of ['chair', 'secretary', 'landlord', 'reader']) {
      const browser = await test.as(`${account}@val.example`);
      expect((await browser.post(path, { formKey: test.ids.next() })).status).toBe(403);
      expect((await browser.post(`${path}/retrait`)).status).toBe(403);
      expect((await browser.post('/partenaires/invitations', { formKey: test.ids.next(), contacts: 'x' })).status).toBe(403);
    }
    expect(textOf((await (await test.as('chair@val.example')).get(landlord)).html)).not.toContain('Invitation envoyée');
  });

  it('never turns aside what another council sent: the address of her pending account stays', async () => {
    const other = await aCouncil(test, 'VDB', 'Val de Brune');
    const personId = await test.database.unitOfWork(async () => {
      const register = test.app.get(PeopleRegister);
      const id = await register.addPerson('Maud', 'Terrasson');
      await register.addContact({ councilId: other.councilId, organisationId: other.organisations.BH ?? '', personId: id, jobTitle: 'directrice', rank: 9, email: 'm.terrasson@vdb.example' });
      await test.app.get(CouncilSetup).giveRole(other.councilId, id, 'coordinator', '2024-01-01');
      await test.app.get(AccountInvitations).invite({ personId: id, email: 'm.terrasson@vdb.example', councilId: other.councilId, invitedByPersonId: null });
      return id;
    });
    await test.database.unitOfWork(async () => {
      const { councilId, organisations, plenary } = council;
      const setup = test.app.get(CouncilSetup);
      const seatId = await setup.addSeat({ councilId, bodyId: plenary.id, organisationId: organisations.BH ?? '', jobTitle: 'invitée', rank: 31, startsOn: '2024-01-01', endsOn: null });
      await setup.giveMandate(councilId, seatId, personId, 'holder', '2024-01-01');
      await test.app.get(PeopleRegister).addContact({ councilId, organisationId: organisations.BH ?? '', personId, jobTitle: 'invitée', rank: 10, email: 'somebody.else@bh.example' });
    });
    const path = `${landlord}/contacts/${await contactId('somebody.else@bh.example')}/invitation`;
    const answer = await coordinator.post(path, { formKey: test.ids.next() });
    const withdrawal = await coordinator.post(`${path}/retrait`);

    expect([answer.status, withdrawal.status]).toEqual([409, 409]);
    expect(textOf(answer.html)).toContain('déjà invitée ailleurs');
    expect((await test.database.read(Account, 'account').where('account.personId = :personId', { personId }).getOneOrFail()).email).toBe('m.terrasson@vdb.example');
    expect((await invitationsOf('m.terrasson@vdb.example')).map(({ revokedAt }) => revokedAt)).toEqual([null]);
  });
});
