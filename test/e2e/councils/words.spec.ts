import { PartnerLinks } from '../../../src/partner-links/index.js';
import { systemViewer } from '../../../src/platform/access/viewer.js';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { anOpenProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, type Page, textOf } from '../../support/browser.js';

const L = '/administration/listes';

describe('the lists of a council', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Browser;
  let problemId: string;
  let actionId: string;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    await aCouncil(test, 'AUT', 'Autreville');
    coordinator = await test.as('coordinator@val.example');
    const viewer = await council.viewer('coordinator');
    problemId = await anOpenProblem(test, viewer, council.plenary.id);
    actionId = await anAction(test, viewer, { problemId, leadOrganisationId: council.organisations.BH ?? '' });
  });

  afterAll(() => test.stop());

  async function add(list: string, label: string): Promise<Page> {
    const { html } = await coordinator.get(L);
    const form = html.slice(html.indexOf(`action="${L}/${list}"`));
    return coordinator.post(`${L}/${list}`, { formKey: hiddenValue(form, 'formKey') ?? '', label });
  }
  const codeOf = async (label: string): Promise<string> => String((await test.database.sql('SELECT code FROM list_word WHERE label = :label', { label }))[0]?.code);

  async function visiting(): Promise<Browser> {
    const owner = { councilId: council.councilId, organisationId: council.organisations.BH ?? '', personId: council.persons.landlord ?? '', notificationId: null };
    const { token } = await test.app.get(PartnerLinks).make(systemViewer('test', council.councilId), owner);
    const browser = test.browser();
    await browser.post(`/lien/${token}`);
    return browser;
  }

  it('gain words of its own, which every form offers: by link, signed in, for a fact', async () => {
    const answers = [await add('blocage', 'Attente de l’Architecte des Bâtiments de France'), await add('refus', 'Marché en cours'), await add('sources', 'Conseil citoyen')];
    const byLink = await (await visiting()).get(`/lien/actions/${actionId}`);
    const landlord = await test.as('landlord@val.example');
    const signedIn = await landlord.get(`/actions/${actionId}`);
    const facts = await coordinator.get(`/dossiers/${problemId}/faits`);
    const neighbour = await test.as('coordinator@aut.example');

    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    for (const page of [byLink, signedIn]) {
      expect(textOf(page.html)).toContain('Attente de l’Architecte des Bâtiments de France');
      expect(textOf(page.html)).toContain('Marché en cours');
    }
    expect(textOf(facts.html)).toContain('Conseil citoyen');
    expect(textOf((await neighbour.get(L)).html)).not.toContain('Conseil citoyen');
  });

  it('are answered with, by link, and read in those words wherever the answer shows', async () => {
    const browser = await visiting();
    const path = `/lien/actions/${actionId}`;
    const formKey = hiddenValue((await browser.get(path)).html, 'formKey') ?? '';

    const answer = await browser.post(path, { formKey, state: 'bloque', blockedMotive: await codeOf('Attente de l’Architecte des Bâtiments de France') });

    expect(answer.status).toBe(303);
    for (const where of [`/actions/${actionId}`, `/dossiers/${problemId}`, '/']) {
      expect(textOf((await coordinator.get(where)).html)).toContain('Attente de l’Architecte des Bâtiments de France.');
    }
  });

  it('refuse a word of another list, of another council, or invented, with what was typed', async () => {
    const browser = await visiting();
    const path = `/lien/actions/${actionId}`;
    for (const code of [await codeOf('Marché en cours'), 'own-invente', 'delivery\u0000', '__proto__']) {
      const formKey = hiddenValue((await browser.get(path)).html, 'formKey') ?? '';
      const page = await browser.post(path, { formKey, state: 'bloque', blockedMotive: code, words: 'Le devis est parti.' });
      expect(page.status).toBe(422);
      expect(page.html).toContain('Le devis est parti.');
    }
  });

  it('keep the fact that carries a word put aside, and offer the word no more', async () => {
    const path = `/dossiers/${problemId}/faits`;
    const code = await codeOf('Conseil citoyen');
    const fact = async (): Promise<Page> => coordinator.post(path, { formKey: hiddenValue((await coordinator.get(path)).html, 'formKey') ?? '', day: 'hier', source: code });

    const written = await fact();
    await coordinator.post(`${L}/sources/${code}/de-cote`);
    const refused = await fact();

    expect([written.status, refused.status]).toEqual([303, 422]);
    expect(refused.html).toContain('id="source-erreur"');
    expect(refused.html).not.toContain(`<option value="${code}"`);
    expect(textOf(refused.html)).toContain('Conseil citoyen');
    expect(textOf((await coordinator.get(`/dossiers/${problemId}`)).html)).toContain('Conseil citoyen');
    expect(textOf((await coordinator.get(L)).html)).toContain('mis de côté le 3 mars 2026');
  });

  it('let an organisation say again what it says, although the word was put aside since', async () => {
    await coordinator.post(`${L}/blocage/${await codeOf('Attente de l’Architecte des Bâtiments de France')}/de-cote`);
    const browser = await visiting();
    const html = (await browser.get('/lien/actions')).html;
    const page = await browser.get(`/lien/actions/${actionId}`);

    expect(html).toContain(actionId);
    expect(textOf(page.html)).not.toContain('Attente de l’Architecte');
    expect(textOf((await coordinator.get(`/actions/${actionId}`)).html)).toContain('Attente de l’Architecte des Bâtiments de France.');
  });

  it('put a delivered word aside and take it back, but never « autre »', async () => {
    expect((await coordinator.post(`${L}/blocage/no_budget/de-cote`)).status).toBe(303);
    expect(textOf((await (await visiting()).get(`/lien/actions/${actionId}`)).html)).not.toContain('Pas de budget');
    expect((await coordinator.post(`${L}/blocage/no_budget/reprise`)).status).toBe(303);
    expect(textOf((await (await visiting()).get(`/lien/actions/${actionId}`)).html)).toContain('Pas de budget');
    expect((await coordinator.post(`${L}/blocage/other/de-cote`)).status).toBe(409);
  });

  it('are put in order, renamed, and refuse a word twice', async () => {
    const code = await codeOf('Marché en cours');
    for (let times = 0; times < 5; times += 1) await coordinator.post(`${L}/refus/${code}/monter`);
    const renamed = await coordinator.post(`${L}/refus/${code}/nom`, { label: 'Marché public en cours' });
    const twice = await add('refus', 'hors competence');
    const long = await add('refus', 'x'.repeat(81));
    const text = textOf((await coordinator.get(L)).html);

    expect(renamed.status).toBe(303);
    expect(text.indexOf('Marché public en cours')).toBeLessThan(text.indexOf('Hors compétence'));
    expect([twice.status, long.status]).toEqual([422, 422]);
    expect(twice.html).toContain('value="hors competence"');
    expect(twice.html).toContain('id="label-refus-erreur"');
  });

  it('are unknown by another name, and to another council', async () => {
    const neighbour = await test.as('coordinator@aut.example');
    const code = await codeOf('Marché public en cours');

    for (const path of [`${L}/rien/no_budget/de-cote`, `${L}/refus/${code}/effacer`, `${L}/refus/inconnu/de-cote`]) expect((await coordinator.post(path)).status).toBe(404);
    for (const gesture of ['de-cote', 'monter', 'nom']) expect((await neighbour.post(`${L}/refus/${code}/${gesture}`, { label: 'Pris' })).status).toBe(404);
    expect((await neighbour.get(`${L}/refus/${code}/nom`)).status).toBe(404);
  });
});
