import { MinutesRepository } from '../../../src/meetings/index.js';
import { AgendaItem } from '../../../src/meetings/agenda/agenda-item.entity.js';
import { AgendaRepository } from '../../../src/meetings/agenda/agenda.repository.js';
import { Entry } from '../../../src/meetings/sitting/entries/entry.entity.js';
import { MinutesPoint } from '../../../src/meetings/minutes/published/minutes-point.entity.js';
import { MinutesVersion } from '../../../src/meetings/minutes/published/minutes-version.entity.js';
import { Place, Places } from '../../../src/places/index.js';
import { type Audience, audience } from '../../../src/platform/access/audience.js';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { sha256 } from '../../../src/platform/formatting/canonical-json.js';
import { OutboxWorker } from '../../../src/platform/outbox/outbox.worker.js';
import { ActionNotAllowed, NotVisible } from '../../../src/platform/web/errors.js';
import {
  Action, ActionRepository, Fact, FactService, ItemLevelService, NoteService, Problem, ProblemLevelService, ProblemRepository, ReplyService, ThreadRepository,
} from '../../../src/problems/index.js';
import { LevelChange } from '../../../src/problems/core/levels/level-change.entity.js';
import { ThreadLine } from '../../../src/problems/thread/thread-line.entity.js';
import { ThreadNote } from '../../../src/problems/thread/thread-note.entity.js';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aMeeting, aPoint } from '../../factories/meeting.js';
import { aProblem } from '../../factories/problem.js';
import { aLine, aMeetingToday, endSitting, openSitting, publish } from '../../factories/sitting.js';
import { startTestApp, type TestApp } from '../../support/app.js';

let test: TestApp;
let council: SmallCouncil;
let coordinator: Viewer;
let secretary: Viewer;
let police: Viewer;
let landlord: Viewer;
let restricted: Audience;
let group: Audience;

const REASON = 'Des faits graves y sont maintenant décrits.';

beforeAll(async () => {
  test = await startTestApp();
  council = await aCouncil(test);
  [coordinator, secretary, police, landlord] = await Promise.all(
    (['coordinator', 'secretary', 'police', 'landlord'] as const).map((person) => council.viewer(person)),
  ) as [Viewer, Viewer, Viewer, Viewer];
  restricted = audience(council.councilId, 'restricted');
  group = audience(council.councilId, 'group', council.group.id);
});

afterAll(() => test.stop());

async function move(problemId: string, to: Audience, viewer = coordinator): Promise<void> {
  const { version } = await test.app.get(ProblemRepository).visibleById(viewer, problemId);
  await test.app.get(ProblemLevelService).change(viewer, problemId, version, { to, reason: REASON, isReread: true });
}

const rowOf = <T extends { id: string }>(entity: new () => T, id: string) => test.database.read(entity, 'row').where('row.id = :id', { id }).getOneOrFail();

async function aFact(problemId: string, placeName: string): Promise<string> {
  const said = { happenedOn: '2026-03-01', band: 10, time: null, placeName, source: 'agent', organisationId: null, text: 'Vu ce soir-là.' } as const;
  return test.app.get(FactService).add(police, problemId, said);
}

describe('raising a problem to the restricted formation', () => {
  let problemId: string;
  let actionId: string;
  let noteId: string;
  let factId: string;
  let draft: string;
  let reference: string;

  beforeAll(async () => {
    problemId = await aProblem(test, council, { title: 'Cave du 12, lurgamine', places: ['Cave fosticane'] });
    reference = (await rowOf(Problem, problemId)).reference;
    const { VIL = '' } = council.organisations;
    actionId = await anAction(test, coordinator, { problemId, leadOrganisationId: council.organisations.BH ?? VIL, sentence: 'Poser une porte' });
    noteId = await test.app.get(NoteService).add(police, problemId, 'Passage constaté.');
    factId = await aFact(problemId, 'Local harbelousse');
    const organisationId = council.organisations.BH ?? '';
    await test.app.get(ReplyService).reply(landlord, actionId, { organisationId, state: 'accepted', motive: null, words: 'Devis lundi.', expectedOn: null, channel: 'signed_in' });
    draft = await aMeeting(test, coordinator, council.plenary.id);
    await aPoint(test, coordinator, draft, { title: 'La cave du 12', problemId });
    await move(problemId, restricted);
  });

  it('takes everything below along and keeps the references', async () => {
    const problem = await rowOf(Problem, problemId);
    const action = await rowOf(Action, actionId);
    expect(problem).toMatchObject({ audience: restricted, bodyId: council.restricted.id, reference });
    expect(action).toMatchObject({ audience: restricted, bodyId: council.restricted.id });
    expect((await rowOf(ThreadNote, noteId)).audience).toEqual(restricted);
    expect((await rowOf(Fact, factId)).audience).toEqual(restricted);
    const lines = await test.database.read(ThreadLine, 'line').where('line.problemId = :problemId', { problemId }).getMany();
    expect(lines.map((line) => line.audience.confidentiality)).toEqual(lines.map(() => 'restricted'));
  });

  it('is as absent for who read it yesterday', async () => {
    await expect(test.app.get(ProblemRepository).visibleById(landlord, problemId)).rejects.toThrow();
    await expect(test.app.get(ActionRepository).visibleById(landlord, actionId)).rejects.toThrow();
    await expect(test.app.get(ThreadRepository).page(secretary, problemId)).rejects.toThrow();
  });

  it('hides the places that it names, and forgets those that nothing else names', async () => {
    const names = (await test.app.get(Places).readableOf(secretary)).map(({ name }) => name);
    expect(names).not.toContain('Cave fosticane');
    expect(names).not.toContain('Local harbelousse');
    const kept = await test.database.read(Place, 'place').where("place.name IN ('Cave fosticane', 'Local harbelousse')").getMany();
    expect(kept.map((place) => place.audience.confidentiality).sort()).toEqual(['restricted', 'restricted']);
  });

  it('masks its point on a members agenda for those who may not read it', async () => {
    const points = await test.app.get(AgendaRepository).pointsFor(secretary, draft);
    expect(points).toEqual([expect.objectContaining({ item: null })]);
    expect((await test.app.get(AgendaRepository).pointsFor(coordinator, draft))[0]?.item?.audience).toEqual(restricted);
  });

  it('keeps the reason and says in the journal who did it', async () => {
    const [change] = await test.database.read(LevelChange, 'change').where('change.rowId = :problemId', { problemId }).getMany();
    expect(change).toMatchObject({ rowType: 'problem', oldLevel: 'members', newLevel: 'restricted', reason: REASON, personId: council.persons.coordinator });
  });

  it('cannot be lowered to a group, nor raised to one', async () => {
    await expect(move(problemId, group)).rejects.toMatchObject({ rule: 'level.incomparable' });
  });
});

describe('raising a problem to a group', () => {
  it('is refused while the lead of an open action is not named there', async () => {
    const problemId = await aProblem(test, council);
    await anAction(test, coordinator, { problemId, leadOrganisationId: council.organisations.TB ?? '' });

    await expect(move(problemId, group)).rejects.toMatchObject({ rule: 'action.notNamed' });
    expect((await rowOf(Problem, problemId)).audience.confidentiality).toBe('members');
  });

  it('is done by a reader of the group alone', async () => {
    const problemId = await aProblem(test, council);

    await expect(move(problemId, group, await council.viewer('chair'))).rejects.toBeInstanceOf(NotVisible);
    await expect(move(problemId, group, police)).rejects.toBeInstanceOf(ActionNotAllowed);
  });

  it('takes its point off the agendas where a group cannot stand', async () => {
    const problemId = await aProblem(test, council);
    const meetingId = await aMeeting(test, coordinator, council.plenary.id, { heldOn: '2026-04-14' });
    await aPoint(test, coordinator, meetingId, { problemId, title: 'Rodéos' });
    const free = await aPoint(test, coordinator, meetingId, { title: 'Divers' });

    await move(problemId, group);

    const items = await test.database.read(AgendaItem, 'item').where('item.meetingId = :meetingId', { meetingId }).getMany();
    expect(items.map(({ id, position }) => ({ id, position }))).toEqual([{ id: free, position: 1 }]);
  });

  it('leaves what another line of readers said of it', async () => {
    const problemId = await aProblem(test, council);
    const noteId = await test.app.get(NoteService).add(police, problemId, 'Dit en groupe.');
    await test.app.get(ItemLevelService).changeNote(coordinator, problemId, noteId, 'membres', { to: group, reason: REASON, isReread: false });

    await move(problemId, restricted);

    expect((await rowOf(ThreadNote, noteId)).audience).toEqual(group);
  });
});

describe('raising a problem whose point is published', () => {
  it('changes who reads the point and never its bytes, and prints its papers again without it', async () => {
    const problemId = await aProblem(test, council, { title: 'Rodéos, dorvifange' });
    const meetingId = await aMeetingToday(test, coordinator, council.plenary.id);
    await aPoint(test, coordinator, meetingId, { title: 'Divers' });
    const itemId = await aPoint(test, coordinator, meetingId, { title: 'Rodéos, dorvifange', problemId });
    await openSitting(test, coordinator, meetingId);
    const entryId = await aLine(test, coordinator, meetingId, itemId, { text: 'Trois faits, dorvifange.' });
    await endSitting(test, coordinator, meetingId);
    const versionId = await publish(test, coordinator, meetingId);
    await test.app.get(OutboxWorker).drain();
    const before = await rowOf(MinutesVersion, versionId);
    const [first] = await test.app.get(MinutesRepository).editionsOf(secretary, versionId);

    await move(problemId, restricted);
    const between = await test.app.get(MinutesRepository).editionsOf(secretary, versionId);
    await test.app.get(OutboxWorker).drain();

    const after = await test.app.get(MinutesRepository).editionsOf(secretary, versionId);
    expect(between).toEqual([]);
    expect(after).toHaveLength(1);
    expect(after[0]?.hash).not.toBe(first?.hash);
    expect((await test.app.get(MinutesRepository).editionsOf(coordinator, versionId)).map((edition) => edition.audience.confidentiality)).toEqual(['restricted', 'members']);
    expect((await rowOf(Entry, entryId)).audience).toEqual(restricted);
    const points = await test.database.read(MinutesPoint, 'point').where('point.versionId = :versionId', { versionId }).orderBy('point.number').getMany();
    expect(points.map((point) => point.audience.confidentiality)).toEqual(['members', 'restricted']);
    expect(await rowOf(MinutesVersion, versionId)).toMatchObject({ content: before.content, hash: before.hash });
    expect(sha256(before.content)).toBe(before.hash);
    expect(points.map((point) => sha256(point.content))).toEqual(points.map((point) => point.hash));
    expect(JSON.parse(before.content)).toMatchObject({ points: points.map(({ number, hash }) => ({ number, hash })) });
  });

  it('leaves it in no paper once it belongs to a group', async () => {
    const problemId = await aProblem(test, council);
    const meetingId = await aMeetingToday(test, coordinator, council.plenary.id);
    await aPoint(test, coordinator, meetingId, { title: 'Rodéos', problemId });
    await openSitting(test, coordinator, meetingId);
    await endSitting(test, coordinator, meetingId);
    const versionId = await publish(test, coordinator, meetingId);
    await test.app.get(OutboxWorker).drain();

    await move(problemId, group);
    await test.app.get(OutboxWorker).drain();

    expect((await test.app.get(MinutesRepository).editionsOf(coordinator, versionId)).map((edition) => edition.audience.confidentiality)).toEqual(['members']);
    expect(await test.app.get(MinutesRepository).pointsOf(secretary, versionId)).toEqual([]);
  });
});
