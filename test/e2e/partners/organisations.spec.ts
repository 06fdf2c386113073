import { Organisation } from '../../../src/people/index.js';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, textOf } from '../../support/browser.js';

describe('the organisations of a council', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let neighbour: SmallCouncil;
  let coordinator: Browser;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    neighbour = await aCouncil(test, 'VDB', 'Val de Brune');
    coordinator = await test.as('coordinator@val.example');
  });

  afterAll(() => test.stop());

  async function fresh(browser = coordinator): Promise<string> {
    return hiddenValue((await browser.get('/partenaires/nouveau')).html, 'formKey') ?? '';
  }

  async function versionOf(id: string): Promise<string> {
    const row = await test.database.read(Organisation, 'organisation').where('organisation.id = :id', { id }).getOneOrFail();
    return String(row.version);
  }

  async function added(fields: Readonly<Record<string, string>>): Promise<string> {
    const answer = await coordinator.post('/partenaires', { formKey: await fresh(), category: '30', ...fields });
    expect(answer.status).toBe(303);
    return answer.location?.split('/').pop() ?? '';
  }

  it('are added with a code taken from their name, once even when the button is pressed twice', async () => {
    const formKey = await fresh();
    const fields = { formKey, name: 'Brune Hôtellerie', category: '30', presentation: 'Trois hôtels de la gare.', phone: '03 53 01 42 18' };
    const first = await coordinator.post('/partenaires', fields);
    const second = await coordinator.post('/partenaires', fields);
    const page = textOf((await coordinator.follow(first)).html);

    expect(first.status).toBe(303);
    expect(second.location).toBe(first.location);
    expect(page).toContain('Brune Hôtellerie Commerçants, chambre consulaire. Trois hôtels de la gare.');
    expect(page).toContain('Sigle BH2');
    expect(page).toContain('Aucun correspondant.');
  });

  it('keep what was typed, and say what is wrong beside it', async () => {
    const empty = await coordinator.post('/partenaires', { formKey: await fresh(), name: 'x', phone: 'appelez-moi', code: '…' });
    const namesake = await coordinator.post('/partenaires', { formKey: await fresh(), name: 'brune  HABITAT', category: '19' });
    const code = await coordinator.post('/partenaires', { formKey: await fresh(), name: 'Bois et Halles', code: 'bh', category: '19' });

    expect(empty.status).toBe(422);
    expect(textOf(empty.html)).toMatch(/Donnez le nom.*Un sigle s’écrit en lettres.*Choisissez une catégorie.*Écrivez un numéro/);
    expect(empty.html).toContain('value="appelez-moi"');
    expect(textOf(namesake.html)).toContain('« Brune Habitat » est déjà au nombre des partenaires');
    expect(textOf(code.html)).toContain('Le sigle BH est déjà pris');
    expect(code.html).toContain('value="Bois et Halles"');
  });

  it('added at the same instant under one code are told apart: one stands, the other is asked for another code', async () => {
    const keys = [await fresh(), await fresh()];
    const sent = (formKey: string, name: string) => coordinator.post('/partenaires', { formKey, name, code: 'RAC', category: '28' });
    const answers = await Promise.all([sent(keys[0] ?? '', 'Racines'), sent(keys[1] ?? '', 'Racine carrée')]);
    const refused = answers.find(({ status }) => status === 422);

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(textOf(refused?.html ?? '')).toMatch(/Le sigle RAC est déjà pris|Ce sigle vient d’être pris/);
  });

  it('are corrected from the page as it was, and not over somebody else’s correction', async () => {
    const id = await added({ name: 'Régie des eaux' });
    const version = await versionOf(id);
    const page = await coordinator.get(`/partenaires/${id}/modifier`);
    const edit = { name: 'Régie de l’eau', shortName: 'Régie', code: 'RE', category: '33' };
    const answer = await coordinator.post(`/partenaires/${id}/modifier`, { version, ...edit });
    const again = await coordinator.post(`/partenaires/${id}/modifier`, { version, ...edit });
    const stale = await coordinator.post(`/partenaires/${id}/modifier`, { version, ...edit, name: 'Régie tardive' });

    expect(page.html).toContain('value="Régie des eaux"');
    expect(answer.status).toBe(303);
    expect(again.status).toBe(303);
    expect(stale.status).toBe(409);
    expect(textOf(stale.html)).toContain('Régie tardive');
    expect(textOf((await coordinator.get('/partenaires')).html)).toContain('Régie de l’eau');
  });

  it('leave when they hold nothing any more, and may come back', async () => {
    const id = await added({ name: 'Centre social du Lac', category: '34' });
    const action = await anAction(test, await council.viewer('coordinator'), { sentence: 'Ouvrir la salle le samedi', leadOrganisationId: id });
    const held = await coordinator.get(`/partenaires/${id}/depart`);
    const refused = await coordinator.post(`/partenaires/${id}/depart`, { version: await versionOf(id), day: '03/03/2026' });
    const seated = await coordinator.get(`/partenaires/${council.organisations.TB ?? ''}/depart`);

    expect(held.html).toContain(`/actions/${action}`);
    expect(textOf(held.html)).toContain('Réglez d’abord ce qu’elle tient encore.');
    expect(textOf(seated.html)).toMatch(/Formation plénière.*Solène Kerzhéro, titulaire\..*Remplacer/);
    expect(refused.status).toBe(409);

    const free = await added({ name: 'Union des cafetiers' });
    const tomorrow = await coordinator.post(`/partenaires/${free}/depart`, { version: await versionOf(free), day: '04/03/2026' });
    const left = await coordinator.post(`/partenaires/${free}/depart`, { version: await versionOf(free), day: 'hier' });
    const list = textOf((await coordinator.get('/partenaires')).html);
    const page = await coordinator.get(`/partenaires/${free}`);
    const back = await coordinator.post(`/partenaires/${free}/retour`, { version: await versionOf(free) });

    expect(tomorrow.status).toBe(422);
    expect(left.status).toBe(303);
    expect(list).toContain('Ne participent plus Union des cafetiers , depuis le lundi 2 mars');
    expect(textOf(page.html)).toContain('Cette organisation ne participe plus depuis le lundi 2 mars.');
    expect(textOf((await coordinator.follow(back)).html)).not.toContain('ne participe plus depuis');
  });

  it('are kept by the secretary too, never by a member, nor by who reads summaries alone', async () => {
    const secretary = await test.as('secretary@val.example');
    const member = await test.as('transport@val.example');
    const reader = await test.as('reader@val.example');
    const own = `/partenaires/${council.organisations.TB ?? ''}`;

    expect((await secretary.post('/partenaires', { formKey: await fresh(secretary), name: 'Cinéma du Pont', category: '30' })).status).toBe(303);
    for (const browser of [member, reader]) {
      expect((await browser.get('/partenaires/nouveau')).status).toBe(403);
      expect((await browser.post('/partenaires', { name: 'Cinéma' })).status).toBe(403);
      expect((await browser.get(`${own}/modifier`)).status).toBe(403);
      expect((await browser.post(`${own}/depart`, { version: '1', day: 'hier' })).status).toBe(403);
      expect((await browser.get('/partenaires/invitations')).status).toBe(403);
    }
    expect(textOf((await member.get('/partenaires')).html)).not.toContain('Ajouter un partenaire');
  });

  it('of another council are unknown here, whatever the gesture', async () => {
    const other = `/partenaires/${neighbour.organisations.BH ?? ''}`;

    for (const path of ['/modifier', '/depart', '/contacts/nouveau']) expect((await coordinator.get(other + path)).status).toBe(404);
    const sent = { version: '1', day: 'hier', name: 'Autre nom', category: '19', formKey: await fresh(), givenName: 'A', familyName: 'B', jobTitle: 'chef' };
    for (const path of ['/modifier', '/depart', '/retour', '/contacts', '/liens']) expect((await coordinator.post(other + path, sent)).status).toBe(404);
    expect((await coordinator.get('/partenaires/nul/modifier')).status).toBe(404);
  });
});
