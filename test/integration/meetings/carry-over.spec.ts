import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aMeeting, aPoint } from '../../factories/meeting.js';
import { anOpenProblem } from '../../factories/problem.js';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { AgendaItem } from '../../../src/meetings/agenda/agenda-item.entity.js';
import { AgendaService } from '../../../src/meetings/agenda/agenda.service.js';
import { CarryOver } from '../../../src/meetings/agenda/carry-over/carry-over.entity.js';
import type { ItemResult } from '../../../src/meetings/meeting-words.js';
import { Meeting } from '../../../src/meetings/meeting.entity.js';
import { MeetingService } from '../../../src/meetings/meeting.service.js';
import { EntryService } from '../../../src/meetings/sitting/entries/entry.service.js';
import { SittingService } from '../../../src/meetings/sitting/sitting.service.js';
import { ActionFollowUpService } from '../../../src/problems/actions/action-follow-up.service.js';
import { Action } from '../../../src/problems/actions/action.entity.js';
import { ActionService } from '../../../src/problems/actions/action.service.js';
import { Problem } from '../../../src/problems/core/problem.entity.js';
import { ClosureService } from '../../../src/problems/lifecycle/closing/closure.service.js';
import { startTestApp, type TestApp } from '../../support/app.js';

describe('what a closed meeting hands to the next one', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Viewer;

  let councils = 0;

  beforeAll(async () => {
    test = await startTestApp();
  });

  // Each test has a council of its own.
  beforeEach(async () => {
    councils += 1;
    council = await aCouncil(test, `V${councils}`);
    coordinator = await council.viewer('coordinator');
  });

  afterAll(() => test.stop());

  it('brings back what was left aside, recurs or goes on, and leaves the rest', async () => {
    const first = await aMeeting(test, coordinator, council.plenary.id);
    const recurring = await aPoint(test, coordinator, first, { title: 'Suivi', standing: 'follow_up', isRecurring: true });
    const finished = await aPoint(test, coordinator, first, { title: 'Information annuelle' });
    const continued = await aPoint(test, coordinator, first, { title: 'Tranquillité' });
    const postponed = await aPoint(test, coordinator, first, { title: 'Centre-ville', minutes: 25 });
    await aPoint(test, coordinator, first, { title: 'Questions diverses' });

    await opened(first);
    await takeAction(first, continued);
    await held(first, { [recurring]: 'treated', [finished]: 'treated', [continued]: 'treated', [postponed]: 'postponed' });

    const next = await aMeeting(test, coordinator, council.plenary.id, { heldOn: '2026-04-14' });
    expect(await agendaOf(next)).toEqual([
      ['Suivi', 0],
      ['Tranquillité', 0],
      ['Centre-ville', 1],
      ['Questions diverses', 1],
    ]);
    expect((await itemsOf(next)).find(({ title }) => title === 'Centre-ville')).toMatchObject({ minutes: 25, result: null, synthesis: null });
    expect(await reasonsOf(first)).toEqual(['recurring', 'open_action', 'postponed', 'untreated']);
  });

  it('enters the earliest draft of the body, not a later one, nor a draft of another body', async () => {
    const first = await aMeeting(test, coordinator, council.plenary.id);
    await aPoint(test, coordinator, first, { title: 'Centre-ville' });
    const later = await aMeeting(test, coordinator, council.plenary.id, { heldOn: '2026-06-02' });
    const earliest = await aMeeting(test, coordinator, council.plenary.id, { heldOn: '2026-05-26' });
    const group = await aMeeting(test, coordinator, council.group.id, { heldOn: '2026-03-17' });

    await opened(first);
    await held(first);

    expect(await agendaOf(earliest)).toEqual([['Centre-ville', 1]]);
    expect(await agendaOf(later)).toEqual([]);
    expect(await agendaOf(group)).toEqual([]);
  });

  it('waits for the next meeting created when the others are convened already', async () => {
    const first = await aMeeting(test, coordinator, council.plenary.id);
    await aPoint(test, coordinator, first, { title: 'Centre-ville' });
    const convened = await aMeeting(test, coordinator, council.plenary.id, { heldOn: '2026-04-14' });
    await test.app.get(MeetingService).convene(coordinator, convened, 1);

    await opened(first);
    await held(first);
    expect(await agendaOf(convened)).toEqual([]);

    const created = await aMeeting(test, coordinator, council.plenary.id, { heldOn: '2026-05-26' });
    expect(await agendaOf(created)).toEqual([['Centre-ville', 1]]);
    const another = await aMeeting(test, coordinator, council.plenary.id, { heldOn: '2026-05-12' });
    expect(await agendaOf(another)).toEqual([]);
  });

  it('counts each time a point is left aside', async () => {
    let meeting = await aMeeting(test, coordinator, council.plenary.id);
    await aPoint(test, coordinator, meeting, { title: 'Centre-ville' });
    for (const [times, heldOn] of [[1, '2026-03-17'], [2, '2026-03-24'], [3, '2026-03-31']] as const) {
      await opened(meeting);
      await held(meeting);
      meeting = await aMeeting(test, coordinator, council.plenary.id, { heldOn });
      expect(await agendaOf(meeting)).toEqual([['Centre-ville', times]]);
    }
  });

  it('is handed on by a cancelled meeting with the same counters, as it was left there', async () => {
    const first = await aMeeting(test, coordinator, council.plenary.id);
    await aPoint(test, coordinator, first, { title: 'Centre-ville' });
    await aPoint(test, coordinator, first, { title: 'Tour', standing: 'round_table', isRecurring: true });
    await opened(first);
    await held(first);
    const cancelled = await aMeeting(test, coordinator, council.plenary.id, { heldOn: '2026-04-14' });
    const own = await aPoint(test, coordinator, cancelled, { title: 'Saisi à la main' });
    expect(await agendaOf(cancelled)).toEqual([['Centre-ville', 1], ['Saisi à la main', 0], ['Tour', 0]]);
    await test.app.get(AgendaService).edit(coordinator, own, (await itemById(own)).version, { title: 'Repris à la main', kind: 'decision', minutes: 30, presenterOrganisationId: null, isRecurring: false });

    await cancel(cancelled);

    const next = await aMeeting(test, coordinator, council.plenary.id, { heldOn: '2026-05-26' });
    expect(await agendaOf(next)).toEqual([['Centre-ville', 1], ['Repris à la main', 0], ['Tour', 0]]);
    expect((await itemsOf(next))[1]).toMatchObject({ kind: 'decision', minutes: 30 });
  });

  it('passes at once to the earliest draft when a meeting is cancelled', async () => {
    const cancelled = await aMeeting(test, coordinator, council.plenary.id);
    await aPoint(test, coordinator, cancelled, { title: 'Centre-ville' });
    const next = await aMeeting(test, coordinator, council.plenary.id, { heldOn: '2026-05-26' });

    await cancel(cancelled);

    expect(await agendaOf(next)).toEqual([['Centre-ville', 0]]);
  });

  it('does not come back once removed by hand, even when that meeting is cancelled', async () => {
    const first = await aMeeting(test, coordinator, council.plenary.id);
    await aPoint(test, coordinator, first, { title: 'Centre-ville' });
    await opened(first);
    await held(first);
    const second = await aMeeting(test, coordinator, council.plenary.id, { heldOn: '2026-04-14' });
    const [item] = await itemsOf(second);
    await test.app.get(AgendaService).remove(coordinator, item?.id ?? '', item?.version ?? 0);
    await cancel(second);

    const third = await aMeeting(test, coordinator, council.plenary.id, { heldOn: '2026-05-26' });
    expect(await agendaOf(third)).toEqual([]);
  });

  it('joins the point that already stands on the next agenda about the same problem, and keeps the counter', async () => {
    const problemId = await anOpenProblem(test, coordinator, council.plenary.id);
    const first = await aMeeting(test, coordinator, council.plenary.id);
    await aPoint(test, coordinator, first, { title: 'Pont-Neuf', problemId });
    const next = await aMeeting(test, coordinator, council.plenary.id, { heldOn: '2026-04-14' });
    await aPoint(test, coordinator, next, { title: 'Le Pont-Neuf encore', problemId });

    await opened(first);
    await held(first);

    expect(await agendaOf(next)).toEqual([['Le Pont-Neuf encore', 1]]);
  });

  it('stops when every action that the point gave is closed before the sitting ends, not after', async () => {
    const first = await aMeeting(test, coordinator, council.plenary.id);
    const settled = await aPoint(test, coordinator, first, { title: 'Réglé en séance' });
    const going = await aPoint(test, coordinator, first, { title: 'Clos plus tard' });
    await opened(first);
    await closeAction(await takeAction(first, settled));
    const later = await takeAction(first, going);
    await held(first, { [settled]: 'treated', [going]: 'treated' });
    await closeAction(later);

    const next = await aMeeting(test, coordinator, council.plenary.id, { heldOn: '2026-04-14' });
    expect(await agendaOf(next)).toEqual([['Clos plus tard', 0]]);
  });

  it('drops what waits when its problem closes, and keeps the point that stands on a draft', async () => {
    const waitingProblem = await anOpenProblem(test, coordinator, council.group.id, 'Dossier en attente');
    const placedProblem = await anOpenProblem(test, coordinator, council.plenary.id, 'Dossier inscrit');
    const group = await aMeeting(test, coordinator, council.group.id);
    await aPoint(test, coordinator, group, { title: 'En attente', problemId: waitingProblem });
    await opened(group);
    await held(group);
    const draft = await aMeeting(test, coordinator, council.plenary.id);
    await aPoint(test, coordinator, draft, { title: 'Inscrit', problemId: placedProblem });

    await closeProblem(waitingProblem);
    await closeProblem(placedProblem);

    expect(await agendaOf(await aMeeting(test, coordinator, council.group.id, { heldOn: '2026-04-14' }))).toEqual([]);
    expect(await agendaOf(draft)).toEqual([['Inscrit', 0]]);
  });

  it('carries over the points that the person who closes the sitting may not read', async () => {
    const problemId = await anOpenProblem(test, await council.viewer('coordinator'), council.restricted.id, 'Place Saint-Aignan');
    const first = await aMeeting(test, coordinator, council.plenary.id);
    await aPoint(test, coordinator, first, { title: 'Place Saint-Aignan', problemId });
    await opened(first);
    await held(first, {}, await council.viewer('secretary'));

    const next = await aMeeting(test, coordinator, council.plenary.id, { heldOn: '2026-04-14' });
    expect(await agendaOf(next)).toEqual([['Place Saint-Aignan', 1]]);
    expect((await itemsOf(next))[0]?.audience.confidentiality).toBe('restricted');
  });

  async function opened(id: string): Promise<void> {
    await test.app.get(SittingService).openSitting(coordinator, id, await versionOf(id));
  }

  async function held(id: string, results: Readonly<Record<string, ItemResult>> = {}, by: Viewer = coordinator): Promise<void> {
    const sitting = test.app.get(SittingService);
    for (const [itemId, result] of Object.entries(results)) await sitting.setResult(coordinator, id, itemId, (await itemById(itemId)).version, result);
    await sitting.closeSitting(by, id, await versionOf(id), '23:00');
  }

  async function takeAction(meetingId: string, itemId: string): Promise<string> {
    const entryId = await test.app.get(EntryService).add(coordinator, meetingId, {
      ...{ itemId, kind: 'action', text: 'Installer une affiche commune', leadOrganisationId: council.organisations.TB ?? '', contributorIds: [], dueOn: '2026-04-30' },
    });
    const action = await test.database.read(Action, 'action').where('action.id IN (SELECT "action_id" FROM "entry" WHERE "id" = :entryId)', { entryId }).getOneOrFail();
    return action.id;
  }

  async function closeAction(id: string): Promise<void> {
    await test.app.get(ActionService).open(coordinator, id);
    const { version } = await test.database.read(Action, 'action').where('action.id = :id', { id }).getOneOrFail();
    await test.app.get(ActionFollowUpService).close(coordinator, id, version, { result: 'done', sentence: 'Affiche posée partout.' });
  }

  async function closeProblem(id: string): Promise<void> {
    const { version } = await test.database.read(Problem, 'problem').where('problem.id = :id', { id }).getOneOrFail();
    await test.app.get(ClosureService).close(coordinator, id, {
      ...{ version, outcome: 'closed', motive: 'resolved', lesson: 'Rien de nouveau depuis un mois.', movedToProblemId: null, movedToPlace: null, actions: [] },
    });
  }

  async function cancel(id: string): Promise<void> {
    await test.app.get(MeetingService).cancel(coordinator, id, await versionOf(id));
  }

  async function versionOf(id: string): Promise<number> {
    return (await test.database.read(Meeting, 'meeting').where('meeting.id = :id', { id }).getOneOrFail()).version;
  }

  function itemById(id: string): Promise<AgendaItem> {
    return test.database.read(AgendaItem, 'item').where('item.id = :id', { id }).getOneOrFail();
  }

  function itemsOf(meetingId: string): Promise<AgendaItem[]> {
    return test.database.read(AgendaItem, 'item').where('item.meetingId = :meetingId', { meetingId }).orderBy('item.position').getMany();
  }

  async function agendaOf(meetingId: string): Promise<[string, number][]> {
    return (await itemsOf(meetingId)).map(({ title, postponedCount }) => [title, postponedCount]);
  }

  async function reasonsOf(meetingId: string): Promise<string[]> {
    const rows = await test.database.read(CarryOver, 'carry').where('carry.fromMeetingId = :meetingId', { meetingId }).orderBy('carry.rank').getMany();
    return rows.map(({ reason }) => reason);
  }
});
