import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aMeeting, aPoint } from '../../factories/meeting.js';
import { anOpenProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, type Page, textOf } from '../../support/browser.js';

let test: TestApp;
let council: SmallCouncil;
let coordinator: Browser;
let secretary: Browser;
let landlord: Browser;

beforeAll(async () => {
  test = await startTestApp();
  council = await aCouncil(test);
  coordinator = await test.as('coordinator@val.example');
  secretary = await test.as('secretary@val.example');
  landlord = await test.as('landlord@val.example');
});

afterAll(() => test.stop());

const SLOT = { heldOn: 'mardi 10 mars', startsAt: '9 h 30', endsAt: '11 h', place: 'Mairie, salle du Conseil' };

/** Plans a meeting as the coordinator would and answers its address. */
async function planned(fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const page = await coordinator.get('/reunions/nouvelle');
  const formKey = hiddenValue(page.html, 'formKey') ?? '';
  const answer = await coordinator.post('/reunions', { formKey, body: council.plenary.id, ...SLOT, ...fields });
  expect(answer.status).toBe(303);
  return answer.location ?? '';
}

/** Sends the form for a new point, with its own one-time key. */
async function enter(address: string, fields: Readonly<Record<string, string>>): Promise<Page> {
  const { html } = await coordinator.get(address);
  const form = html.slice(html.indexOf('<summary>Ajouter un point'));
  return coordinator.post(`${address}/points`, { formKey: hiddenValue(form, 'formKey') ?? '', ...fields });
}

describe('preparing a meeting', () => {
  it('plans it in words, and invites the seats without sending anything', async () => {
    const address = await planned();

    const page = await coordinator.get(address);
    const text = textOf(page.html);
    expect(page.status).toBe(200);
    expect(text).toContain('mardi 10 mars 2026 de 9 h 30 à 11 h Mairie, salle du Conseil');
    expect(text).toContain('L’ordre du jour est vide.');
    expect(text).toContain('5 sièges, 4 organisations');
    expect(text).toContain('Marc Ouzrane');
    expect(textOf((await coordinator.get('/reunions')).html)).toContain('Formation plénière');
  });

  it('gives back what was typed when a date cannot be read', async () => {
    const { html } = await coordinator.get('/reunions/nouvelle');
    const answer = await coordinator.post('/reunions', { formKey: hiddenValue(html, 'formKey') ?? '', body: council.plenary.id, ...SLOT, heldOn: 'un de ces jours', endsAt: '9 h' });

    expect(answer.status).toBe(422);
    expect(answer.html).toContain('value="un de ces jours"');
    expect(answer.html).toContain('value="Mairie, salle du Conseil"');
    expect(textOf(answer.html)).toContain('Deux réponses à reprendre');
    expect(textOf(answer.html)).toContain('L’heure de fin vient après l’heure de début.');
  });

  it('enters points, orders them by buttons and says the time that is left', async () => {
    const viewer = await council.viewer('coordinator');
    const problemId = await anOpenProblem(test, viewer, council.plenary.id, 'Dépôts sauvages, chemin du Pont-Neuf');
    const address = await planned({ heldOn: '17/03/2026' });

    expect((await enter(address, { standing: 'follow_up' })).status).toBe(303);
    expect((await enter(address, { problem: problemId, minutes: '45', kind: 'decision' })).status).toBe(303);
    expect((await enter(address, { title: 'Centre-ville', minutes: '30', presenter: council.organisations.PM ?? '' })).status).toBe(303);

    const page = await coordinator.get(address);
    const text = textOf(page.html);
    expect(text).toContain('1 h 25 sur 1 h 30. Il reste 5 minutes, les heures suivent les durées.');
    expect(text).toContain('9 h 40 2 Dépôts sauvages, chemin du Pont-Neuf');
    expect(text).toContain('10 h 25 3 Centre-ville');
    expect(text).toContain('Monter le point 3');

    const moved = await coordinator.post(`${address}/points/ordre`, { ...rowsOf(page.html), monter: idOf(page.html, 'Monter le point 3') });
    expect(moved.status).toBe(303);
    expect(textOf((await coordinator.get(address)).html)).toContain('9 h 40 2 Centre-ville');
  });

  it('says in words that the agenda is too long, and refuses an odd duration without losing it', async () => {
    const address = await planned({ heldOn: '18/03/2026' });
    await enter(address, { title: 'Très long', minutes: '100' });
    const page = await coordinator.get(address);
    expect(textOf(page.html)).toContain('1 h 40 sur 1 h 30. L’ordre du jour dépasse l’horaire de 10 minutes.');

    const rows = rowsOf(page.html);
    const name = Object.keys(rows).find((key) => key.startsWith('minutes_')) ?? '';
    const answer = await coordinator.post(`${address}/points/ordre`, { ...rows, [name]: 'une heure' });

    expect(answer.status).toBe(422);
    expect(answer.html).toContain('value="une heure"');
    expect(textOf(answer.html)).toContain('Écrivez une durée en minutes');
  });

  it('enters a proposal by one press, once', async () => {
    const viewer = await council.viewer('coordinator');
    const problemId = await anOpenProblem(test, viewer, council.plenary.id, 'Incivilités ligne 4');
    await anAction(test, viewer, { problemId, sentence: 'Doubler la présence', dueOn: '2026-02-27' });
    const address = await planned({ heldOn: '19/03/2026' });

    const { html } = await coordinator.get(address);
    expect(textOf(html)).toContain('Incivilités ligne 4 Membres 1 action en retard.');
    const form = html.slice(html.indexOf('id="t-propositions"'));
    const sent = { formKey: hiddenValue(form, 'formKey') ?? '', problem: problemId };
    expect((await coordinator.post(`${address}/points`, sent)).status).toBe(303);
    expect((await coordinator.post(`${address}/points`, sent)).status).toBe(303);

    const after = textOf((await coordinator.get(address)).html);
    expect(after).toContain('1 point à l’ordre du jour');
    expect(after).not.toContain('1 action en retard. Ajouter');
    expect(after).toContain('Doubler la présence');
  });

  it('edits and removes a point', async () => {
    const address = await planned({ heldOn: '20/03/2026' });
    await enter(address, { title: 'Questions' });
    const page = await coordinator.get(address);
    const itemId = idOf(page.html, 'Retirer le point 1');

    const form = await coordinator.get(`${address}/points/${itemId}`);
    const version = hiddenValue(form.html, 'version') ?? '';
    const refused = await coordinator.post(`${address}/points/${itemId}`, { version, title: '', kind: 'decision', minutes: '20' });
    expect(refused.status).toBe(422);
    expect((await coordinator.post(`${address}/points/${itemId}`, { version, title: 'Questions diverses', kind: 'decision', minutes: '20' })).status).toBe(303);
    expect((await coordinator.post(`${address}/points/${itemId}`, { version, title: 'Autre chose', kind: 'decision', minutes: '20' })).status).toBe(409);

    const after = await coordinator.get(address);
    expect(textOf(after.html)).toContain('Questions diverses Décision');
    await coordinator.post(`${address}/points/ordre`, { ...rowsOf(after.html), retirer: itemId });
    expect(textOf((await coordinator.get(address)).html)).toContain('Aucun point pour l’instant.');
  });

  it('notes who comes, and lets the invited answer once the date is announced', async () => {
    const address = await planned({ heldOn: '24/03/2026' });
    expect((await landlord.get(address)).html).not.toContain('Venez-vous');
    const page = await coordinator.get(address);
    await coordinator.post(`${address}/annonce`, { version: hiddenValue(page.html, 'version') ?? '' });

    const own = await landlord.get(address);
    expect(textOf(own.html)).toContain('Venez-vous ?');
    expect((await landlord.post(`${address}/reponses`, { ...rowsOf(own.html), [nameOf(own.html, 'answer_')]: 'coming' })).status).toBe(303);

    const sheet = await coordinator.get(`${address}/reponses`);
    expect(textOf(sheet.html)).toContain('Marc Ouzrane, Brune Habitat');
    expect(textOf((await coordinator.get('/reunions')).html)).toContain('1 vient, 4 sans réponse');
  });

  it('is cancelled after a page that says what becomes of its points', async () => {
    const address = await planned({ heldOn: '25/03/2026' });
    await enter(address, { title: 'Point à reprendre' });
    const ask = await coordinator.get(`${address}/annulation`);
    expect(textOf(ask.html)).toContain('Ses points passeront à la prochaine réunion de l’instance');

    await coordinator.post(`${address}/annulation`, { version: hiddenValue(ask.html, 'version') ?? '' });

    const after = textOf((await coordinator.get(address)).html);
    expect(after).toContain('Annulée');
    expect(after).toContain('Point à reprendre La réunion est annulée');
    expect(textOf((await coordinator.get('/reunions/mois/2026-03')).html)).toContain('Mars 2026');
  });
});

describe('who reads a meeting', () => {
  it('shows the agenda to members, with restricted points masked', async () => {
    const viewer = await council.viewer('coordinator');
    const problemId = await anOpenProblem(test, viewer, council.restricted.id, 'Place Saint-Aignan galtovine');
    const id = await aMeeting(test, viewer, council.plenary.id, { heldOn: '2026-05-26' });
    await aPoint(test, viewer, id, { title: 'Ouverture', minutes: 5 });
    await aPoint(test, viewer, id, { title: 'Place Saint-Aignan galtovine', problemId, minutes: 35 });

    for (const browser of [secretary, landlord]) {
      const page = await browser.get(`/reunions/${id}`);
      expect(page.status).toBe(200);
      expect(textOf(page.html)).toContain('Point restreint');
      expect(textOf(page.html)).toContain('35 min');
      expect(page.html).not.toContain('galtovine');
      expect(page.html).not.toContain(problemId);
    }
    expect((await landlord.get(`/reunions/${id}`)).html).not.toContain('Ouvrir la séance');
    expect((await coordinator.get(`/reunions/${id}`)).html).toContain('galtovine');
  });

  it('answers the same page for a group’s meeting and for one that does not exist', async () => {
    const viewer = await council.viewer('coordinator');
    const id = await aMeeting(test, viewer, council.group.id, { heldOn: '2026-03-31' });
    const absent = test.ids.next();

    for (const path of ['', '/modifier', '/annulation', '/reponses']) {
      const hidden = await secretary.get(`/reunions/${id}${path}`);
      const nowhere = await secretary.get(`/reunions/${absent}${path}`);
      expect(hidden.status).toBe(404);
      expect(hidden.html.replaceAll(id, '')).toBe(nowhere.html.replaceAll(absent, ''));
    }
    expect((await secretary.get('/reunions')).html).not.toContain(id);
    expect((await secretary.get('/reunions/mois/2026-03')).html).not.toContain('Groupe des Tilleuls');
    expect((await landlord.get('/reunions')).html).toContain(id);
  });

  it('does not let a member prepare', async () => {
    const viewer = await council.viewer('coordinator');
    const id = await aMeeting(test, viewer, council.plenary.id, { heldOn: '2026-06-02' });
    expect((await landlord.get('/reunions/nouvelle')).status).toBe(403);
    expect((await landlord.post(`/reunions/${id}/points`, { formKey: test.ids.next(), title: 'Glissé' })).status).toBe(403);
    expect((await landlord.get('/reunions')).html).not.toContain('Prévoir une réunion');
  });
});

/** Hidden versions and typed durations of the form of the agenda, as a browser sends them. */
function rowsOf(html: string): Record<string, string> {
  const fields = [...html.matchAll(/<input[^>]* name="((?:version|minutes)_[^"]+)"[^>]*>/g)];
  return Object.fromEntries(fields.map(([tag, name]) => [name ?? '', /value="([^"]*)"/.exec(tag)?.[1] ?? '']));
}

function idOf(html: string, label: string): string {
  return new RegExp(`value="([0-9a-f-]{36})"[^>]*>(?:(?!</button>)[^])*${label}<`).exec(html)?.[1] ?? '';
}

function nameOf(html: string, prefix: string): string {
  return new RegExp(`name="(${prefix}[0-9a-f-]{36})"`).exec(html)?.[1] ?? '';
}
