import { hiddenValue, textOf, type Browser, type Page } from '../../support/browser.js';
import { MeetingRepository } from '../../../src/meetings/index.js';
import { OutboxWorker } from '../../../src/platform/outbox/outbox.worker.js';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aPoint } from '../../factories/meeting.js';
import { aMeetingToday } from '../../factories/sitting.js';
import { anOpenProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';

let test: TestApp;
let council: SmallCouncil;
let viewer: Viewer;
let coordinator: Browser;
let chair: Browser;
let landlord: Browser;
let secretary: Browser;

beforeAll(async () => {
  test = await startTestApp();
  council = await aCouncil(test);
  viewer = await council.viewer('coordinator');
  coordinator = await test.as('coordinator@val.example');
  chair = await test.as('chair@val.example');
  landlord = await test.as('landlord@val.example');
  secretary = await test.as('secretary@val.example');
});

afterAll(() => test.stop());

/** A form of the page, with its hidden keys; the first one unless named by its address. */
async function send(browser: Browser, page: Page, path: string, fields: Record<string, string | string[]> = {}): Promise<Page> {
  const form = page.html.split('<form').find((part) => part.includes(`action="${path}"`)) ?? '';
  const hidden: Record<string, string> = {};
  for (const name of ['formKey', 'version', 'item', 'point']) {
    const value = hiddenValue(form, name);
    if (value !== null) hidden[name] = value;
  }
  return browser.post(path, { ...hidden, ...fields });
}

async function convened(bodyId: string, problemId: string | null = null) {
  const meetingId = await aMeetingToday(test, viewer, bodyId);
  const point = await aPoint(test, viewer, meetingId, { title: 'Rodéos boulevard des Forges', problemId, minutes: 20 });
  const base = `/reunions/${meetingId}`;
  return { base, point, meetingId };
}

async function opened(meetingId: string): Promise<Page> {
  const { version } = await test.app.get(MeetingRepository).visibleById(viewer, meetingId);
  return coordinator.post(`/reunions/${meetingId}/ouverture`, { version: String(version) });
}

describe('a sitting, from its opening to its published minutes', () => {
  let base: string;
  let point: string;

  it('opens on its first point, the cursor on the line', async () => {
    const made = await convened(council.plenary.id, await anOpenProblem(test, viewer, council.plenary.id, 'Rodéos'));
    ({ base, point } = made);

    const answer = await opened(made.meetingId);
    const page = await coordinator.follow(answer);

    expect([answer.status, answer.location]).toEqual([303, `${base}/seance`]);
    expect(textOf(page.html)).toContain('Point 1 sur 1 · 20 min');
    expect(textOf(page.html)).toContain('Fin prévue à 11 h.');
    expect(page.html).toMatch(/<input [^>]*name="line"[^>]* autofocus>/);
  });

  it('takes a note, a decision and an action from one line, and Enter', async () => {
    for (const line of ['n Deux faits sur trois le samedi.', 'd Fermer la rue aux deux-roues.', 'a Poser deux chicanes @police lundi 16 mars']) {
      const page = await coordinator.get(`${base}/seance`);
      const taken = await send(coordinator, page, `${base}/seance/lignes`, { line, kind: 'n' });
      expect(taken.status).toBe(303);
    }

    const text = textOf((await coordinator.get(`${base}/seance`)).html);
    expect(text).toContain('Note 9 h Deux faits sur trois le samedi.');
    expect(text).toContain('Décision 9 h Fermer la rue aux deux-roues.');
    expect(text).toContain('Poser deux chicanes Police municipale de Valbrune · lundi 16 mars · proposée Membres');
  });

  it('does not take the same line twice when Enter is pressed twice', async () => {
    const page = await coordinator.get(`${base}/seance`);
    const line = { line: 'n Les commerçants sont venus.', kind: 'n' };
    await send(coordinator, page, `${base}/seance/lignes`, line);
    await send(coordinator, page, `${base}/seance/lignes`, line);

    const text = textOf((await coordinator.get(`${base}/seance`)).html);
    expect(text.split('Les commerçants sont venus.')).toHaveLength(2);
  });

  it('shows a line that it cannot read again, as it was typed', async () => {
    const page = await coordinator.get(`${base}/seance`);

    const refused = await send(coordinator, page, `${base}/seance/lignes`, { line: 'Poser des blocs @inconnue demain', kind: 'a', due: 'un jour' });

    expect(refused.status).toBe(422);
    expect(refused.html).toContain('value="Poser des blocs @inconnue demain"');
    expect(refused.html).toContain('value="un jour"');
    expect(textOf(refused.html)).toContain('ne correspond à aucune organisation');
    expect(refused.html).toMatch(/value="a" checked/);
  });

  it('keeps the kind that the letter chose when the line comes back', async () => {
    const page = await coordinator.get(`${base}/seance`);

    const refused = await send(coordinator, page, `${base}/seance/lignes`, { line: 'a Poser des blocs @inconnue', kind: 'n' });

    expect(refused.status).toBe(422);
    expect(refused.html).toMatch(/value="a" checked/);
  });

  it('corrects, converts and takes away a line', async () => {
    const page = await coordinator.get(`${base}/seance`);
    const [, noteHref = ''] = /href="([^"]*\/lignes\/[^"]*)">Corriger<span class="hors"> la note/.exec(page.html) ?? [];

    const corrected = await send(coordinator, await coordinator.get(noteHref), noteHref, { text: 'Deux faits sur trois le samedi soir.' });
    const converted = await send(coordinator, await coordinator.get(noteHref), `${noteHref}/nature`, { kind: 'a' });
    const action = await coordinator.get(noteHref);
    const back = await send(coordinator, action, `${noteHref}/nature`, { kind: 'n' });

    expect([corrected.status, converted.status, back.status]).toEqual([303, 303, 303]);
    expect(textOf(action.html)).toContain('Corriger l’action de 9 h');
    expect(textOf((await coordinator.get(`${base}/seance`)).html)).toContain('Deux faits sur trois le samedi soir.');
  });

  it('notes that the lead accepts aloud', async () => {
    const page = await coordinator.get(`${base}/seance`);
    const [, accept = ''] = /action="([^"]*\/accord)"/.exec(page.html) ?? [];

    await coordinator.post(accept);

    expect(textOf((await coordinator.get(`${base}/seance`)).html)).toContain('proposée, prise en compte');
  });

  it('takes attendance by seat, everybody first, then the exceptions', async () => {
    const page = await coordinator.get(`${base}/seance`);
    await send(coordinator, page, `${base}/seance/presences`, { everybody: '1' });
    const names = [...page.html.matchAll(/name="(siege_[^"]+)" value="excused"/g)].map(([, name]) => name ?? '');
    await coordinator.post(`${base}/seance/presences`, { [names.at(-1) ?? '']: 'excused' });

    expect(textOf((await coordinator.get(`${base}/seance`)).html)).toContain('Présents, 4 sièges sur 5');
  });

  it('ticks the point and ends with the real hour', async () => {
    const page = await coordinator.get(`${base}/seance`);
    await send(coordinator, page, `${base}/seance/points/${point}/resultat`, { result: 'treated' });
    const closing = await coordinator.get(`${base}/seance/levee`);
    const tooEarly = await send(coordinator, closing, `${base}/seance/levee`, { end: '8 h' });
    const closed = await send(coordinator, closing, `${base}/seance/levee`, { end: '10 h 52', chair: council.persons.chair ?? '', secretary: '' });

    expect(tooEarly.status).toBe(422);
    expect(textOf(tooEarly.html)).toContain('La séance ne peut pas finir avant d’avoir commencé.');
    expect([closed.status, closed.location]).toEqual([303, `${base}/compte-rendu`]);
  });

  it('shows its draft to those who write it, and asks the others to wait', async () => {
    const draft = textOf((await coordinator.get(`${base}/compte-rendu`)).html);
    expect(draft).toContain('Décision, numérotée à la publication Fermer la rue aux deux-roues.');
    expect(draft).toContain('de 9 h à 10 h 52');
    expect(draft).toContain('Présidence Gilles Ambrevert, maire');
    expect(textOf((await landlord.get(`${base}/compte-rendu`)).html)).toContain('Pas encore publié');
    expect((await landlord.get(`${base}/compte-rendu.pdf`)).status).toBe(404);
  });

  it('is published, read by every member, and its paper comes a moment later', async () => {
    const draft = await coordinator.get(`${base}/compte-rendu`);
    const published = await send(coordinator, draft, `${base}/compte-rendu/publication`);
    const waiting = await landlord.get(`${base}/compte-rendu`);
    await test.app.get(OutboxWorker).drain();
    const page = await landlord.get(`${base}/compte-rendu`);
    const paper = await landlord.get(`${base}/compte-rendu.pdf`);

    expect(published.status).toBe(303);
    expect(textOf(waiting.html)).toContain('Le PDF est en préparation');
    expect(textOf(page.html)).toMatch(/Décision VAL-2026-D001 Fermer la rue aux deux-roues\./);
    expect(textOf(page.html)).toMatch(/Empreinte SHA-256 du texte figé [0-9a-f]{64}/);
    expect(paper.status).toBe(200);
    expect(paper.headers['content-type']).toBe('application/pdf');
    expect(paper.body.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('takes no line any more', async () => {
    const page = await coordinator.get(`${base}/seance`);
    const late = await coordinator.post(`${base}/seance/lignes`, { line: 'Trop tard.', item: point, formKey: test.ids.next() });

    expect(page.html).not.toContain('name="line"');
    expect(late.status).toBe(422);
  });
});

describe('a point that not everybody may read', () => {
  it('keeps its number for the others, on the page as on the paper', async () => {
    const chairView = await council.viewer('chair');
    const problemId = await anOpenProblem(test, chairView, council.restricted.id, 'Afflux au plan d’eau');
    const { base, meetingId } = await convened(council.plenary.id);
    await aPoint(test, viewer, meetingId, { title: 'Le plan d’eau de Lormeil', problemId });
    await opened(meetingId);
    for (let number = 0; number < 9; number += 1) {
      const page = await coordinator.get(`${base}/seance`);
      const [, tick = ''] = /action="([^"]*\/resultat)"/.exec(page.html) ?? [];
      const [, next] = /name="next" value="([^"]+)"/.exec(page.html) ?? [];
      await send(coordinator, page, tick, { result: 'treated', ...(next === undefined ? {} : { next }) });
      if (next === undefined) break;
    }
    await send(coordinator, await coordinator.get(`${base}/seance`), `${base}/seance/presences`, { everybody: '1' });
    await send(coordinator, await coordinator.get(`${base}/seance/levee`), `${base}/seance/levee`, { end: '10 h 30' });
    await send(coordinator, await coordinator.get(`${base}/compte-rendu`), `${base}/compte-rendu/publication`);
    await test.app.get(OutboxWorker).drain();

    const open = textOf((await chair.get(`${base}/compte-rendu`)).html);
    const part = await secretary.get(`${base}/compte-rendu`);

    expect(open).toContain('Le plan d’eau de Lormeil VAL-R-2026-001 Restreint');
    expect(textOf(part.html)).toMatch(/\d\. Point restreint/);
    expect(part.html).not.toContain('plan d’eau');
    const consulted = await test.database.sql(`SELECT "person_id" FROM "audit_entry" WHERE "act" = 'minutes_point.consult'`);
    expect(consulted).toEqual([{ person_id: council.persons.chair }]);
    expect((await chair.get(`${base}/compte-rendu.pdf`)).body.equals((await secretary.get(`${base}/compte-rendu.pdf`)).body)).toBe(false);
  });
});

it('answers like to a row that does not exist when the group is not one’s own', async () => {
  const { base, meetingId } = await convened(council.group.id);
  await opened(meetingId);
  const nowhere = await secretary.get('/reunions/00000000-0000-7000-8000-000000000000/seance');

  for (const path of ['/seance', '/compte-rendu', '/compte-rendu.pdf']) {
    const hidden = await secretary.get(`${base}${path}`);
    expect([hidden.status, textOf(hidden.html)]).toEqual([404, textOf(nowhere.html)]);
  }
  expect((await landlord.get(`${base}/seance`)).status).toBe(403);
  const page = await coordinator.get(`${base}/seance`);
  expect(page.html).toMatch(/value="represented" disabled/);
  expect(textOf(page.html)).toContain('Ce qui se dit ici reste au niveau III.');
});
