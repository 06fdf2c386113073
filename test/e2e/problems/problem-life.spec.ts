import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aProblem } from '../../factories/problem.js';
import { FROZEN, startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, type Page, textOf } from '../../support/browser.js';

let test: TestApp;
let council: SmallCouncil;
let coordinator: Browser;
let police: Browser;

beforeAll(async () => {
  test = await startTestApp();
  council = await aCouncil(test);
  coordinator = await test.as('coordinator@val.example');
  police = await test.as('police@val.example');
});

afterAll(async () => {
  await test.stop();
});

beforeEach(() => {
  test.clock.moveTo(FROZEN);
});

const RODEOS = {
  title: 'Rodéos boulevard des Forges',
  description: 'Deux-roues et quads remontent le boulevard en fin de semaine.',
  subtheme: 'rodeo',
  severity: '3',
  priority: 'high',
  stage: 'response',
  places: 'Boulevard des Forges\nRue des Fondeurs',
  nextReview: '10 mars',
  status: 'open',
};

/** What the form of that address sends, with its own keys. */
async function sent(browser: Browser, address: string, to: string, fields: Readonly<Record<string, string>>): Promise<Page> {
  const { html } = await browser.get(address);
  const keys = { formKey: hiddenValue(html, 'formKey'), version: hiddenValue(html, 'version') };
  const known = Object.fromEntries(Object.entries(keys).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
  return browser.post(to, { ...known, ...fields });
}

function opening(fields: Readonly<Record<string, string>> = {}): Promise<Page> {
  const lead = council.organisations.PM ?? '';
  return sent(coordinator, '/dossiers/nouveau', '/dossiers', { ...RODEOS, level: council.plenary.id, lead, ...fields });
}

async function opened(fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await opening(fields);
  expect(answer.status).toBe(303);
  return answer.location ?? '';
}

async function read(browser: Browser, address: string): Promise<string> {
  return textOf((await browser.get(address)).html);
}

describe('a problem followed as a file', () => {
  it('is opened, found in the list by its next review, and says what was said of it', async () => {
    const address = await opened();

    const page = await read(coordinator, address);
    expect(page).toContain('Rodéos boulevard des Forges');
    expect(page).toContain('Boulevard des Forges, Rue des Fondeurs');
    expect(page).toContain('Police municipale de Valbrune');
    expect(page).toContain('Prochaine revue mardi 10 mars');
    expect(page).toContain('Ouvert aux membres du conseil.');
    expect(await read(coordinator, '/dossiers')).toContain('Rodéos boulevard des Forges');
  });

  it('is opened once when its form is sent twice', async () => {
    const { html } = await coordinator.get('/dossiers/nouveau');
    const fields = { ...RODEOS, title: 'Dépôts sauvages', level: council.plenary.id, formKey: hiddenValue(html, 'formKey') ?? '' };

    const first = await coordinator.post('/dossiers', fields);
    const second = await coordinator.post('/dossiers', fields);

    expect(second.location).toBe(first.location);
  });

  it('says everything that is wrong in its form, and keeps what was typed', async () => {
    const answer = await opening({ title: 'Rue', subtheme: '', nextReview: '31/02/2026' });

    expect(answer.status).toBe(422);
    const page = textOf(answer.html);
    expect(answer.html).toContain('<title>Erreur');
    expect(page).toContain('Trois réponses à reprendre');
    expect(page).toContain('Donnez un titre de 5 à 160 caractères');
    expect(page).toContain('Choisissez une thématique');
    expect(answer.html).toContain('value="31/02/2026"');
    expect(answer.html).toContain('Deux-roues et quads remontent');
  });

  it('of a group asks for a lead who is named there, and offers the way out', async () => {
    const answer = await opening({ level: council.group.id, lead: council.organisations.TB ?? '' });

    expect(answer.status).toBe(422);
    expect(textOf(answer.html)).toContain('ouvrez un dossier neutre de niveau Membres');
  });

  it('is corrected, and a form older than another’s change is given back', async () => {
    const address = await opened();
    const older = await coordinator.get(`${address}/modifier`);
    const version = hiddenValue(older.html, 'version') ?? '';

    const answer = await coordinator.post(`${address}/modifier`, { ...RODEOS, title: 'Rodéos, entrée nord', version });
    const late = await coordinator.post(`${address}/modifier`, { ...RODEOS, title: 'Rodéos, entrée sud', version });

    expect(answer.status).toBe(303);
    expect(late.status).toBe(409);
    expect(textOf(late.html)).toContain('Rodéos, entrée sud');
    expect(await read(coordinator, address)).toContain('Rodéos, entrée nord');
  });

  it('moves by hand along its table of moves only', async () => {
    const address = await opened();

    expect((await sent(coordinator, address, `${address}/etat`, { to: 'under_way' })).status).toBe(303);
    expect((await sent(coordinator, address, `${address}/etat`, { to: 'monitored' })).status).toBe(303);
    expect((await sent(coordinator, address, `${address}/etat`, { to: 'closed' })).status).toBe(409);
    expect((await sent(coordinator, address, `${address}/etat`, { to: 'ailleurs' })).status).toBe(400);

    expect(await read(coordinator, address)).toContain('Sous surveillance');
  });

  it('is closed with a motive and a lesson, then reopened as a second episode', async () => {
    const address = await opened({ title: 'Tapage place Saint-Aignan' });

    const empty = await sent(coordinator, `${address}/cloture`, `${address}/cloture`, { outcome: 'closed' });
    expect(empty.status).toBe(422);
    expect(textOf(empty.html)).toContain('Choisissez un motif');

    const closed = await sent(coordinator, `${address}/cloture`, `${address}/cloture`, {
      outcome: 'closed', motive: 'lasting_improvement', lesson: 'Rien de nouveau depuis un mois.',
    });
    expect(closed.status).toBe(303);
    expect(await read(coordinator, '/dossiers?suivi=clos')).toContain('Tapage place Saint-Aignan');
    expect((await coordinator.get(`${address}/cloture`)).status).toBe(404);

    const reopened = await sent(coordinator, `${address}/reouverture`, `${address}/reouverture`, { reason: 'Le bruit a repris samedi soir.' });
    expect(reopened.status).toBe(303);
    const page = await read(coordinator, address);
    expect(page).toContain('Épisode 2, depuis le 3 mars');
    expect(page).toContain('Amélioration durable. Rien de nouveau depuis un mois.');
  });
});

describe('the closing form', () => {
  it('wants for each open action a result and a sentence', async () => {
    const address = await opened({ title: 'Épaves, parking des Combes' });
    const created = await sent(coordinator, `/actions/nouvelle?dossier=${address.split('/')[2]}`, '/actions', {
      problem: address.split('/')[2] ?? '', sentence: 'Repasser le mercredi matin', lead: council.organisations.PM ?? '', due: '27 mars',
    });
    const actionId = created.location?.split('/')[2] ?? '';
    const settle = (fields: Readonly<Record<string, string>>) =>
      sent(coordinator, `${address}/cloture`, `${address}/cloture`, {
        outcome: 'closed', motive: 'resolved', lesson: 'Le parking est vide depuis un mois.', [`version_${actionId}`]: '1', ...fields,
      });

    expect(await read(coordinator, `${address}/cloture`)).toContain('Une action est encore ouverte');
    const silent = await settle({});
    expect(silent.status).toBe(422);
    expect(textOf(silent.html)).toContain('Dites ce que devient cette action');
    const short = await settle({ [`result_${actionId}`]: 'done', [`sentence_${actionId}`]: 'Oui.' });
    expect(short.status).toBe(422);
    expect(short.html).toContain('value="Oui."');

    const settled = await settle({ [`result_${actionId}`]: 'done', [`sentence_${actionId}`]: 'Passages tenus chaque mercredi.' });
    expect(settled.status).toBe(303);
    expect(await read(coordinator, `/actions/${actionId}`)).toContain('Passages tenus chaque mercredi.');
  });
});

describe('what a member adds to a problem', () => {
  it('is a fact in one line, told in the list, in the hours and in the thread', async () => {
    const address = await opened({ title: 'Incivilités ligne 4' });

    const answer = await sent(police, `${address}/faits`, `${address}/faits`, {
      day: 'hier', time: '21 h 10', place: 'Arrêt Saint-Aignan', source: 'agent', text: 'Deux quads, une dizaine de minutes.',
    });

    expect(answer.status).toBe(303);
    const facts = await read(police, `${address}/faits`);
    expect(facts).toContain('1 fait signalé');
    expect(facts).toContain('lundi 2 mars 21 h 10 Deux quads, une dizaine de minutes. Constat d’un agent Arrêt Saint-Aignan Police municipale de Valbrune');
    const page = await read(coordinator, address);
    expect(page).toContain('1 fait depuis le lundi 8 décembre 2025');
    expect(page).toContain('Police municipale , fait signalé, Arrêt Saint-Aignan Deux quads, une dizaine de minutes.');
    expect(page).toContain('le dernier date du lundi 2 mars, 21 h 10');
  });

  it('is refused with everything typed when the day does not exist', async () => {
    const address = await opened();

    const answer = await sent(police, `${address}/faits`, `${address}/faits`, { day: '31/02/2026', source: '', text: 'Trois deux-roues.' });

    expect(answer.status).toBe(422);
    expect(textOf(answer.html)).toContain('Deux réponses à reprendre');
    expect(answer.html).toContain('value="31/02/2026"');
    expect(answer.html).toContain('Trois deux-roues.');
  });

  it('is declared in the name of her own organisation only', async () => {
    const address = await opened();

    const answer = await sent(police, `${address}/faits`, `${address}/faits`, { day: 'hier', source: 'agent', organisation: council.organisations.BH ?? '' });

    expect(answer.status).toBe(403);
  });

  it('is a note, said with its organisation and its author', async () => {
    const address = await opened();

    const empty = await sent(police, address, `${address}/fil`, { text: '' });
    expect(empty.status).toBe(422);
    const answer = await sent(police, address, `${address}/fil`, { text: 'Deux soirs sur cinq tenus.' });

    expect(answer.status).toBe(303);
    expect(await read(coordinator, address)).toContain('Police municipale , Karim Lortholary Niveau de la note Deux soirs sur cinq tenus.');
  });

  it('is nothing for the secretary, who reads', async () => {
    const address = await opened();
    const secretary = await test.as('secretary@val.example');

    expect((await secretary.get(address)).status).toBe(200);
    expect((await secretary.post(`${address}/fil`, { text: 'Une note.', formKey: test.ids.next() })).status).toBe(403);
    expect((await secretary.get('/dossiers/nouveau')).status).toBe(403);
    expect((await secretary.get(`${address}/modifier`)).status).toBe(403);
  });
});

describe('a problem of a group', () => {
  it('is told to its named persons, and is nowhere for the others', async () => {
    const id = await aProblem(test, council, { bodyId: council.group.id, title: 'Occupation des halls varlouette' });
    const transport = await test.as('transport@val.example');
    const chair = await test.as('chair@val.example');

    const access = await read(police, `/dossiers/${id}/acces`);
    expect(access).toContain('Trois personnes peuvent lire ce dossier');
    expect(access).toContain('Karim Lortholary chef de service Police municipale de Valbrune Membre du groupe');

    const unknown = (await transport.get(`/dossiers/${test.ids.next()}`)).html;
    for (const outsider of [transport, chair]) {
      for (const path of ['', '/faits', '/acces']) expect((await outsider.get(`/dossiers/${id}${path}`)).status).toBe(404);
      const list = await outsider.get('/dossiers?suivi=actif&suivi=veille&suivi=clos');
      expect(list.html).not.toContain('varlouette');
      expect(list.html).not.toContain('III, Groupe');
      expect((await outsider.get('/dossiers?niveau=group')).html).not.toContain(id);
    }
    expect((await transport.get(`/dossiers/${id}`)).html).toBe(unknown.replaceAll(/\/dossiers\/[0-9a-f-]{36}/g, `/dossiers/${id}`));
  });
});

describe('the list of problems', () => {
  it('goes on page after page, each problem once, the nearest review first', async () => {
    const far = await Promise.all(Array.from({ length: 55 }, (_, index) => aProblem(test, council, { title: `Éclairage, rue ${index + 1}`, theme: 'living_environment', subtheme: 'poor_lighting', nextReviewOn: null })));

    const first = await coordinator.get('/dossiers?theme=living_environment');
    const next = /href="([^"]+)" rel="next"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=') ?? '';
    const second = await coordinator.get(next);

    const seen = [first, second].flatMap(({ html }) => [...html.matchAll(/href="\/dossiers\/([0-9a-f-]{36})"/g)].map((match) => match[1]));
    expect(seen).toHaveLength(55);
    expect(new Set(seen)).toEqual(new Set(far));
    expect(second.html).not.toContain('rel="next"');
  });

  it('is narrowed by its address, and odd addresses are as if absent', async () => {
    const police7 = `/dossiers?pilote=${council.organisations.PM ?? ''}&theme=vehicles&niveau=members`;

    expect((await coordinator.get(police7)).status).toBe(200);
    expect((await coordinator.get('/dossiers?pilote=zz&theme=nope&niveau=9&suivi=x&apres=hier_1')).status).toBe(200);
    expect((await coordinator.get('/dossiers/pas-un-identifiant')).status).toBe(404);
  });
});
