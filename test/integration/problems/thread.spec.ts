import { audience } from '../../../src/platform/access/audience.js';
import { FactService, NoteService, ProblemRepository, Thread, ThreadRepository } from '../../../src/problems/index.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aProblem } from '../../factories/problem.js';
import { FROZEN, startTestApp, type TestApp } from '../../support/app.js';

let test: TestApp;
let council: SmallCouncil;

beforeAll(async () => {
  test = await startTestApp();
  council = await aCouncil(test);
});

afterAll(async () => {
  await test.stop();
});

beforeEach(() => {
  test.clock.moveTo(FROZEN);
});

async function lastNewsOf(problemId: string): Promise<string> {
  return (await test.app.get(ProblemRepository).visibleById(await council.viewer('coordinator'), problemId)).lastNewsAt;
}

const ONE_DAY_LATER = '2026-03-04T08:00:00.000Z';
const TWO_DAYS_LATER = '2026-03-05T08:00:00.000Z';

describe('the last news of a problem', () => {
  it('is its last note, and a fact is none', async () => {
    const problemId = await aProblem(test, council);
    const police = await council.viewer('police');
    const fact = { happenedOn: '2026-03-02', band: null, time: '21:10', placeName: null, source: 'agent' as const, organisationId: null, text: null };

    test.clock.moveTo(ONE_DAY_LATER);
    await test.app.get(FactService).add(police, problemId, fact);
    expect(await lastNewsOf(problemId)).toBe(FROZEN);

    await test.app.get(NoteService).add(police, problemId, 'Deux soirs tenus.');
    expect(await lastNewsOf(problemId)).toBe(ONE_DAY_LATER);
  });

  it('does not change for a line that some readers of the problem may not read', async () => {
    const problemId = await aProblem(test, council);
    const inGroup = audience(council.councilId, 'group', council.group.id);

    await test.database.unitOfWork(() =>
      test.app.get(Thread).add({ problemId, at: ONE_DAY_LATER, kind: 'note', sourceId: test.ids.next(), audience: inGroup }),
    );

    expect(await lastNewsOf(problemId)).toBe(FROZEN);
  });

  it('comes back to what was said before when a reply is taken back', async () => {
    const problemId = await aProblem(test, council);
    const viewer = await council.viewer('coordinator');
    test.clock.moveTo(ONE_DAY_LATER);
    await test.app.get(NoteService).add(viewer, problemId, 'Constat partagé.');
    const sourceId = test.ids.next();
    const line = { problemId, at: TWO_DAYS_LATER, kind: 'reply' as const, sourceId, audience: audience(council.councilId, 'members') };
    await test.database.unitOfWork(() => test.app.get(Thread).add(line));
    expect(await lastNewsOf(problemId)).toBe(TWO_DAYS_LATER);

    await test.database.unitOfWork(() => test.app.get(Thread).remove(sourceId));

    expect(await lastNewsOf(problemId)).toBe(ONE_DAY_LATER);
  });

  it('makes no open form stale', async () => {
    const problemId = await aProblem(test, council);
    const viewer = await council.viewer('coordinator');
    const { version } = await test.app.get(ProblemRepository).visibleById(viewer, problemId);

    await test.app.get(NoteService).add(viewer, problemId, 'Une note pendant la saisie.');

    expect((await test.app.get(ProblemRepository).visibleById(viewer, problemId)).version).toBe(version);
  });
});

describe('the thread', () => {
  it('is read by pages, newest first, without missing or repeating a line', async () => {
    const problemId = await aProblem(test, council);
    const viewer = await council.viewer('coordinator');
    const written = Array.from({ length: 24 }, (_, index) => `Note ${index}`);
    for (const text of written) await test.app.get(NoteService).add(viewer, problemId, text);
    const thread = test.app.get(ThreadRepository);

    const first = await thread.page(viewer, problemId, null, 10);
    const second = await thread.page(viewer, problemId, first.older, 10);
    const third = await thread.page(viewer, problemId, second.older, 10);

    const texts = [...first.lines, ...second.lines, ...third.lines].flatMap(({ item }) => item.paragraphs);
    expect(texts).toEqual([...written].reverse());
    expect(third.older).toBeNull();
  });

  it('leaves out what the reader may not read', async () => {
    const problemId = await aProblem(test, council);
    const coordinator = await council.viewer('coordinator');
    await test.app.get(NoteService).add(coordinator, problemId, 'Pour tous les membres.');
    const inGroup = audience(council.councilId, 'group', council.group.id);
    await test.database.unitOfWork(() =>
      test.app.get(Thread).add({ problemId, at: ONE_DAY_LATER, kind: 'note', sourceId: test.ids.next(), audience: inGroup }),
    );

    const seen = await test.app.get(ThreadRepository).page(await council.viewer('transport'), problemId);

    expect(seen.lines.map(({ kind }) => kind)).toEqual(['note', 'status']);
  });
});
