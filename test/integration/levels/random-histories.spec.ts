import { AgendaItem } from '../../../src/meetings/agenda/agenda-item.entity.js';
import { CarryOver, Entry, MinutesPoint } from '../../../src/meetings/index.js';
import { type Audience, audience, isBelow, mayRead, sameAudience } from '../../../src/platform/access/audience.js';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { ActionNotAllowed, NotVisible, RuleViolation } from '../../../src/platform/web/errors.js';
import { Place } from '../../../src/places/index.js';
import {
  Action, ActionFollowUpService, ClosureService, Fact, FactService, ItemLevelService, NoteService, Problem, ProblemLevelService, ReplyService,
} from '../../../src/problems/index.js';
import { levelKey } from '../../../src/problems/lifecycle/levels/level-keys.js';
import { ThreadLine } from '../../../src/problems/thread/thread-line.entity.js';
import { ThreadNote } from '../../../src/problems/thread/thread-note.entity.js';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aMeeting, aPoint } from '../../factories/meeting.js';
import { aProblem } from '../../factories/problem.js';
import { aLine, aMeetingToday, endSitting, openSitting, publish } from '../../factories/sitting.js';
import { startTestApp, type TestApp } from '../../support/app.js';

/** Each history is played again from its number: a failure is found again. */
const HISTORIES = 8;
const STEPS = 30;

let test: TestApp;

beforeAll(async () => {
  test = await startTestApp();
});

afterAll(() => test.stop());

interface Stage {
  readonly council: SmallCouncil;
  readonly coordinator: Viewer;
  readonly problems: readonly string[];
  readonly levels: readonly Audience[];
  readonly sittingId: string;
  readonly points: readonly string[];
  readonly dice: () => number;
}

/** Mulberry32: the same numbers for the same seed. */
function diceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(dice: () => number, list: readonly T[]): T => list[Math.floor(dice() * list.length)] as T;

const aFact = { happenedOn: '2026-03-01', band: null, time: null, placeName: 'Le lieu', source: 'agent', organisationId: null, text: null } as const;

async function staged(number: number): Promise<Stage> {
  const council = await aCouncil(test, `H${String(number).padStart(2, '0')}`);
  const coordinator = await council.viewer('coordinator');
  const problems: string[] = [];
  for (const title of ['Cave du 12', 'Hall du 4', 'Square des Ormes']) problems.push(await aProblem(test, council, { title, places: ['Le lieu', title] }));
  const published = await aMeetingToday(test, coordinator, council.plenary.id);
  for (const problemId of problems) await aPoint(test, coordinator, published, { problemId, title: 'Au compte rendu' });
  await openSitting(test, coordinator, published);
  const items = await test.database.read(AgendaItem, 'item').where('item.meetingId = :published', { published }).getMany();
  for (const { id } of items) await aLine(test, coordinator, published, id, { kind: 'action', text: 'Une action décidée là.' });
  await endSitting(test, coordinator, published);
  await publish(test, coordinator, published, 'Sans pilote encore');
  const sittingId = await aMeetingToday(test, coordinator, pick(diceOf(number), [council.plenary, council.group]).id);
  const points: string[] = [];
  for (const problemId of problems) points.push(await pointOn(coordinator, sittingId, problemId));
  await openSitting(test, coordinator, sittingId);
  const draft = await aMeeting(test, coordinator, council.plenary.id);
  await pointOn(coordinator, draft, problems[0] ?? '');
  for (const problemId of problems) {
    await test.app.get(NoteService).add(coordinator, problemId, 'Une première note.');
    await test.app.get(FactService).add(coordinator, problemId, aFact);
  }
  const levels = [
    audience(council.councilId, 'public'), audience(council.councilId, 'members'), audience(council.councilId, 'restricted'),
    audience(council.councilId, 'group', council.group.id),
  ];
  return { council, coordinator, problems, levels, sittingId, points, dice: diceOf(number * 7919) };
}

/** What the meeting before handed on stands there already. */
async function pointOn(viewer: Viewer, meetingId: string, problemId: string): Promise<string> {
  const query = test.database.read(AgendaItem, 'item').where('item.meetingId = :meetingId AND item.problemId = :problemId', { meetingId, problemId });
  return (await query.getOne())?.id ?? aPoint(test, viewer, meetingId, { problemId, title: 'À traiter' });
}

const rowsOf = <T extends object>(entity: new () => T, problemId: string) => test.database.read(entity, 'row').where('row.problemId = :problemId', { problemId }).getMany();

/** One thing that somebody does; whatever the rules refuse leaves everything as it was. */
async function step({ coordinator, problems, levels, sittingId, points, dice, council }: Stage): Promise<void> {
  const problemId = pick(dice, problems);
  const asked = { to: pick(dice, levels), reason: 'Pour cette histoire.', isReread: true };
  const problem = await test.database.read(Problem, 'problem').where('problem.id = :problemId', { problemId }).getOneOrFail();
  const actions = await rowsOf(Action, problemId);
  const organisationId = pick(dice, [council.organisations.PM ?? '', council.organisations.BH ?? '']);
  const moves: readonly (() => Promise<unknown>)[] = [
    () => test.app.get(ProblemLevelService).change(coordinator, problemId, problem.version, asked),
    () => test.app.get(ProblemLevelService).change(coordinator, problemId, problem.version, asked),
    () => test.app.get(NoteService).add(coordinator, problemId, 'Une note.'),
    () => test.app.get(FactService).add(coordinator, problemId, aFact),
    () => anAction(test, coordinator, { problemId, leadOrganisationId: organisationId }),
    () => aLine(test, coordinator, sittingId, pick(dice, points), { kind: pick(dice, ['note', 'decision', 'action'] as const), text: 'Une ligne de séance.' }),
    async () => {
      const action = pick(dice, actions);
      await test.app.get(ItemLevelService).changeAction(coordinator, action.id, action.version, asked);
    },
    async () => {
      const note = pick(dice, await rowsOf(ThreadNote, problemId));
      await test.app.get(ItemLevelService).changeNote(coordinator, problemId, note.id, levelKey(note.audience), asked);
    },
    async () => {
      const fact = pick(dice, await rowsOf(Fact, problemId));
      await test.app.get(ItemLevelService).changeFact(coordinator, problemId, fact.id, levelKey(fact.audience), asked);
    },
    () => test.app.get(ActionFollowUpService).moveTo(coordinator, pick(dice, actions).id, pick(dice, problems)),
    () => test.app.get(ReplyService).reply(coordinator, pick(dice, actions).id, { organisationId: council.organisations.VIL ?? '', state: 'accepted', motive: null, words: null, expectedOn: null, channel: 'signed_in' }),
    () => closeOrReopen(coordinator, problem, pick(dice, problems), actions, dice),
  ];
  try {
    await pick(dice, moves)();
  } catch (error) {
    const isRefusal = error instanceof RuleViolation || error instanceof NotVisible || error instanceof ActionNotAllowed;
    // « pick » of an empty list: there was no such row yet.
    if (!isRefusal && !(error instanceof TypeError)) throw error;
  }
}

async function closeOrReopen(viewer: Viewer, problem: Problem, toProblemId: string, actions: readonly Action[], dice: () => number): Promise<void> {
  const closures = test.app.get(ClosureService);
  if (problem.status === 'closed') return closures.reopen(viewer, problem.id, problem.version, 'De nouveaux faits sont signalés.');
  const open = actions.filter(({ state }) => state === 'open');
  const settlements = open.map(({ id: actionId, version }) =>
    dice() < 0.5 ? ({ actionId, version, result: 'moved', toProblemId } as const) : ({ actionId, version, result: 'done', sentence: 'Tout a été fait.' } as const));
  const closing = { version: problem.version, outcome: 'closed', motive: 'resolved', lesson: 'Rien de plus.', movedToProblemId: null, movedToPlace: null, actions: settlements } as const;
  return closures.close(viewer, problem.id, closing);
}

interface Standing {
  readonly what: string;
  readonly own: Audience;
  readonly above: Audience;
}

/** Everything that hangs from something, with the level of what it hangs from. */
async function standings({ problems, council }: Stage): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const problemId of problems) {
    const problem = await test.database.read(Problem, 'problem').where('problem.id = :problemId', { problemId }).getOneOrFail();
    const hang = (what: string, rows: readonly { readonly audience: Audience }[]) => rows.forEach((row) => found.push({ what, own: row.audience, above: problem.audience }));
    const items = await rowsOf(AgendaItem, problemId);
    hang('note', await rowsOf(ThreadNote, problemId));
    hang('fact', await rowsOf(Fact, problemId));
    hang('action', await rowsOf(Action, problemId));
    hang('line', (await rowsOf(ThreadLine, problemId)).filter(({ kind }) => kind !== 'status'));
    hang('point', items);
    hang('carry-over', await rowsOf(CarryOver, problemId));
    hang('published point', await rowsOf(MinutesPoint, problemId));
    for (const item of items) {
      const entries = await test.database.read(Entry, 'entry').where('entry.itemId = :id', { id: item.id }).getMany();
      entries.forEach((entry) => found.push({ what: 'entry', own: entry.audience, above: item.audience }));
    }
    const places = await test.database.read(Place, 'place').where('place.id IN (SELECT link."place_id" FROM "problem_place" link WHERE link."problem_id" = :problemId)', { problemId }).getMany();
    hang('place', places);
  }
  const entries = await test.database.read(Entry, 'entry').where('entry.audience.councilId = :id AND entry.actionId IS NOT NULL', { id: council.councilId }).getMany();
  for (const entry of entries) {
    const action = await test.database.read(Action, 'action').where('action.id = :id', { id: entry.actionId }).getOneOrFail();
    found.push({ what: 'entry of an action', own: entry.audience, above: action.audience });
  }
  const facts = await test.database.read(Fact, 'fact').where('fact.audience.councilId = :id AND fact.placeId IS NOT NULL', { id: council.councilId }).getMany();
  for (const fact of facts) {
    const place = await test.database.read(Place, 'place').where('place.id = :id', { id: fact.placeId }).getOneOrFail();
    found.push({ what: 'place of a fact', own: place.audience, above: fact.audience });
  }
  return found;
}

/** Lower than what it hangs from: somebody would read it who may not read that. A row of other readers stands on a line of its own. */
function isOpen({ own, above }: Standing): boolean {
  return isBelow(own, above) && !sameAudience(own, above);
}

it.each(Array.from({ length: HISTORIES }, (_, index) => [index + 1]))('no row is more open than what it belongs to, in history %i', async (number) => {
  const stage = await staged(number);
  for (let done = 0; done < STEPS; done += 1) {
    await step(stage);
    expect((await standings(stage)).filter(isOpen)).toEqual([]);
  }
  const viewers = await Promise.all(['secretary', 'chair', 'police', 'transport', 'landlord'].map((person) => stage.council.viewer(person)));
  for (const viewer of viewers) {
    const seen = (await standings(stage)).filter(({ own, above }) => mayRead(viewer, own) && !mayRead(viewer, above));
    // What is read without its problem was said to other readers of the same height.
    expect(seen.filter(({ own }) => own.confidentiality !== 'group' && own.confidentiality !== 'restricted')).toEqual([]);
  }
}, 120_000);

it('really moved levels both ways, of every kind of row', async () => {
  const moves = await test.database.sql('SELECT row_type AS "kind", COUNT(*) AS "number" FROM level_change GROUP BY row_type ORDER BY row_type');
  const opened = await test.database.sql("SELECT COUNT(*) AS \"number\" FROM level_change WHERE old_level IN ('restricted', 'group') AND new_level IN ('members', 'public')");

  expect(moves.map(({ kind, number }) => [kind, Number(number) > 2])).toEqual([['action', true], ['fact', true], ['note', true], ['problem', true]]);
  expect(Number(opened[0]?.number)).toBeGreaterThan(5);
});

it('is a test that can fail: a row lowered by hand is seen', async () => {
  const stage = await staged(HISTORIES + 1);
  const [problemId = ''] = stage.problems;
  await test.app.get(NoteService).add(stage.coordinator, problemId, 'Une note.');
  const { version } = await test.database.read(Problem, 'problem').where('problem.id = :problemId', { problemId }).getOneOrFail();
  await test.app.get(ProblemLevelService).change(stage.coordinator, problemId, version, { to: audience(stage.council.councilId, 'restricted'), reason: 'Pour voir.', isReread: false });
  await test.database.unitOfWork(() => test.database.changeAll(ThreadNote, { audience: audience(stage.council.councilId, 'members') }, '"problem_id" = :problemId', { problemId }));

  expect((await standings(stage)).filter(isOpen).map(({ what }) => what)).toEqual(['note', 'note']);
});
