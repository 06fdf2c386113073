import { Contact } from '../../../src/people/index.js';
import { PartnerLinks } from '../../../src/partner-links/index.js';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, textOf } from '../../support/browser.js';

const NEWCOMER = { givenName: 'Inès', familyName: 'Valdrac', jobTitle: 'gardienne', email: 'I.Valdrac@brune-habitat.example', phone: '06 39 98 12 07' };

describe('the correspondents of an organisation', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let neighbour: SmallCouncil;
  let coordinator: Browser;
  let landlord: string;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    neighbour = await aCouncil(test, 'VDB', 'Val de Brune');
    coordinator = await test.as('coordinator@val.example');
    landlord = `/partenaires/${council.organisations.BH ?? ''}`;
    await anAction(test, await council.viewer('coordinator'), { sentence: 'Dégager les encombrants', leadOrganisationId: council.organisations.BH ?? '' });
  });

  afterAll(() => test.stop());

  async function add(path: string, fields: Readonly<Record<string, string>>, browser = coordinator) {
    const formKey = hiddenValue((await browser.get(`${path}/contacts/nouveau`)).html, 'formKey') ?? '';
    return browser.post(`${path}/contacts`, { formKey, ...fields });
  }

  async function contactNamed(email: string): Promise<Contact> {
    return test.database.read(Contact, 'contact').where('contact.email = :email', { email }).getOneOrFail();
  }

  async function addressOf(email: string): Promise<{ readonly path: string; readonly version: string }> {
    const { id, organisationId, version } = await contactNamed(email);
    return { path: `/partenaires/${organisationId}/contacts/${id}`, version: String(version) };
  }

  it('are added with what a mail and a telephone need', async () => {
    const answer = await add(landlord, NEWCOMER);
    const page = await coordinator.follow(answer);

    expect(answer.status).toBe(303);
    expect(textOf(page.html)).toMatch(/Inès Valdrac Gardienne Sans siège, par lien seulement.*N’a pas signé la charte\. Pas encore d’invitation/);
    expect(page.html).toContain('href="tel:+33639981207"');
    expect(page.html).toContain('href="mailto:i.valdrac@brune-habitat.example"');
  });

  it('keep what was typed, and say what is wrong beside it', async () => {
    const answer = await add(landlord, { givenName: '\u200b', familyName: 'D’Aubigné–O’Neil', jobTitle: 'x', email: 'pas une adresse', phone: '12a' });

    expect(answer.status).toBe(422);
    expect(textOf(answer.html)).toMatch(/Donnez le prénom.*Donnez la fonction.*Écrivez une adresse électronique.*Écrivez un numéro/);
    expect(answer.html).toContain('value="D’Aubigné–O’Neil"');
  });

  it.each([
    ['Jean-François', "D'Aubigné–O’Neil"], ['Nguyễn Thị', 'Ánh'], ['Łukasz', 'Çelik'], ['Ñ', 'Ne\u0301lia'], ['مريم', 'العربي'], ['<b>Nora</b>', '{{familyName}}'], ['Aux‮envers', 'Bip\u0007\u001b[31m'],
  ])('may be called %s %s', async (givenName, familyName) => {
    const answer = await add(landlord, { givenName, familyName, jobTitle: 'agent' });

    expect(answer.status).toBe(303);
    const text = textOf((await coordinator.follow(answer)).html);
    expect(text).toContain(familyName.normalize('NFC').replace(/[\u0007\u001b]/g, ''));
  });

  it('who are known already by their address are attached rather than written twice', async () => {
    const asked = await add(landlord, { ...NEWCOMER, givenName: 'S.', familyName: 'K.', email: 'transport@val.example' });
    const formKey = hiddenValue(asked.html, 'formKey') ?? '';
    const fields = { ...NEWCOMER, givenName: 'S.', familyName: 'K.', email: 'transport@val.example', formKey };
    const attached = await coordinator.post(`${landlord}/contacts`, { ...fields, same: 'yes' });
    const twice = await add(landlord, { ...fields, formKey: '', same: 'yes' });

    expect(asked.status).toBe(422);
    expect(textOf(asked.html)).toContain('Oui, rattacher Solène Kerzhéro');
    expect(textOf((await coordinator.follow(attached)).html)).toContain('Solène Kerzhéro Gardienne');
    expect(twice.status).toBe(400);
  });

  it('of a person whom a member does not know are never told to her by an address', async () => {
    const member = await test.as('landlord@val.example');
    const fields = { givenName: 'X.', familyName: 'Inconnu', jobTitle: 'gardien' };
    for (const email of ['chair@vdb.example', 'police@val.example']) {
      const answer = await add(landlord, { ...fields, email, same: 'yes' }, member);

      expect(answer.status).toBe(303);
      expect(textOf((await member.follow(answer)).html)).toContain('X. Inconnu');
      expect((await test.database.read(Contact, 'contact').where('contact.personId IN (:...ids)', { ids: [neighbour.persons.chair, council.persons.police] }).getMany()).map(({ organisationId }) => organisationId)).not.toContain(council.organisations.BH);
    }
  });

  it('are corrected from the page as it was, and their bounced address stops the mails', async () => {
    const { path, version } = await addressOf('landlord@val.example');
    const fields = { givenName: 'Marc', familyName: 'Ouzrane-Vial', jobTitle: 'directeur d’agence', email: 'landlord@val.example', bounces: '1' };
    const answer = await coordinator.post(`${path}/modifier`, { version, ...fields });
    const stale = await coordinator.post(`${path}/modifier`, { version, ...fields, jobTitle: 'président' });
    const page = textOf((await coordinator.follow(answer)).html);

    expect(answer.status).toBe(303);
    expect(stale.status).toBe(409);
    expect(page).toContain('Marc Ouzrane-Vial Directeur d’agence');
    expect(page).toContain('Les courriels à cette adresse reviennent depuis le mardi 3 mars');

    const back = await addressOf('landlord@val.example');
    await coordinator.post(`${back.path}/modifier`, { version: back.version, ...fields, bounces: '' });
    expect((await contactNamed('landlord@val.example')).bouncedOn).toBeNull();
  });

  it('stand in an order that says to whom mails go first', async () => {
    const { path, version } = await addressOf('i.valdrac@brune-habitat.example');
    const answer = await coordinator.post(`${path}/ordre`, { version });
    const text = textOf((await coordinator.follow(answer)).html);

    expect(text.indexOf('Inès Valdrac')).toBeLessThan(text.indexOf('Marc Ouzrane'));
  });

  it('of her own organisation are kept by a member, and those of another do not exist for her', async () => {
    const member = await test.as('landlord@val.example');
    const own = await add(landlord, { givenName: 'Léo', familyName: 'Garance', jobTitle: 'gardien' }, member);
    const { path, version } = await addressOf('police@val.example');
    const others = `/partenaires/${council.organisations.PM ?? ''}`;
    const sent = { formKey: '01900000-0000-7000-8000-000000000000', version, givenName: 'A', familyName: 'B', jobTitle: 'chef', day: 'hier' };

    expect(own.status).toBe(303);
    expect((await member.get(`${others}/contacts/nouveau`)).status).toBe(404);
    expect((await member.get(`${path}/modifier`)).status).toBe(404);
    for (const to of [`${others}/contacts`, `${path}/modifier`, `${path}/depart`, `${path}/ordre`]) expect((await member.post(to, sent)).status).toBe(404);
    expect((await member.get(others)).html).not.toContain('/contacts/');
    expect((await (await test.as('reader@val.example')).post(`${path}/modifier`, sent)).status).toBe(403);
  });

  it('of another council, or of another organisation, are not reached by their id', async () => {
    const foreign = await addressOf('landlord@vdb.example');
    const [, , , , foreignId = ''] = foreign.path.split('/');
    const { path } = await addressOf('police@val.example');
    const [, , , , policeId = ''] = path.split('/');

    for (const id of [foreignId, policeId, 'nul', '01900000-0000-7000-8000-000000000000']) {
      expect((await coordinator.get(`${landlord}/contacts/${id}/modifier`)).status).toBe(404);
      expect((await coordinator.post(`${landlord}/contacts/${id}/depart`, { version: '1', day: 'hier' })).status).toBe(404);
    }
    expect((await coordinator.get(`${foreign.path}/modifier`)).status).toBe(404);
    expect(neighbour.councilId).not.toBe(council.councilId);
  });

  it('whose address is corrected no longer answer by what was sent to the former one', async () => {
    const { personId, organisationId } = await contactNamed('i.valdrac@brune-habitat.example');
    const { token } = await test.app.get(PartnerLinks).make(await council.viewer('coordinator'), { councilId: council.councilId, organisationId, personId, notificationId: null });
    const edit = async (from: string, fields: Readonly<Record<string, string>>) => {
      const { path, version } = await addressOf(from);
      return coordinator.post(`${path}/modifier`, { version, ...NEWCOMER, email: from, ...fields });
    };
    await edit('i.valdrac@brune-habitat.example', { phone: '06 39 98 12 08' });
    const kept = (await test.browser().get(`/lien/${token}`)).status;
    const corrected = await edit('i.valdrac@brune-habitat.example', { email: 'ines.valdrac@brune-habitat.example' });
    const closed = (await test.browser().get(`/lien/${token}`)).status;
    await edit('ines.valdrac@brune-habitat.example', { email: 'i.valdrac@brune-habitat.example' });

    expect([kept, corrected.status, closed]).toEqual([200, 303, 404]);
  });

  it('who leave lose their links at once, and keep their name on the page', async () => {
    const { id: contactId, personId, organisationId, version } = await contactNamed('i.valdrac@brune-habitat.example');
    const links = test.app.get(PartnerLinks);
    const { token } = await links.make(await council.viewer('coordinator'), { councilId: council.councilId, organisationId, personId, notificationId: null });
    const phone = test.browser();
    await phone.get(`/lien/${token}`);
    await phone.post(`/lien/${token}`);
    const before = (await phone.get('/lien/actions')).status;
    const answer = await coordinator.post(`${landlord}/contacts/${contactId}/depart`, { version: String(version), day: 'aujourd’hui' });
    const page = textOf((await coordinator.follow(answer)).html);

    expect(before).toBe(200);
    expect(answer.status).toBe(303);
    expect((await phone.get('/lien/actions')).status).toBe(404);
    expect((await phone.get(`/lien/${token}`)).status).toBe(404);
    expect(page).toContain('Ont représenté l’organisation Inès Valdrac. Gardienne, jusqu’au mardi 3 mars.');
    expect(page).toContain('Retiré le mardi 3 mars.');
  });

  it('who come back are the same persons', async () => {
    const asked = await add(landlord, NEWCOMER);
    const formKey = hiddenValue(asked.html, 'formKey') ?? '';
    const answer = await coordinator.post(`${landlord}/contacts`, { ...NEWCOMER, formKey, same: 'yes' });

    expect(asked.status).toBe(422);
    expect(answer.status).toBe(303);
    expect(textOf((await coordinator.follow(answer)).html)).not.toContain('Ont représenté l’organisation');
  });

  it('who hold a seat are warned about when they leave', async () => {
    const { path } = await addressOf('landlord@val.example');
    const page = await coordinator.get(`${path}/depart`);

    expect(textOf(page.html)).toMatch(/tient encore un siège \(Formation plénière et Groupe des Tilleuls\)/);
    expect(page.html).toContain(`/sieges/${council.seats['plenary.landlord'] ?? ''}/remplacement`);
  });

  it('receive a new link when the coordination asks for it', async () => {
    const page = await coordinator.get(landlord);
    const formKey = /liens">[\s\S]*?name="formKey" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
    const answer = await coordinator.post(`${landlord}/liens`, { formKey, person: council.persons.landlord ?? '' });

    expect(textOf(page.html)).toContain('Envoyer un nouveau lien à');
    expect(answer.status).toBe(303);
    expect((await (await test.as('landlord@val.example')).post(`${landlord}/liens`, { formKey })).status).toBe(403);
  });
});
