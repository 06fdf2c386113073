import { readableBy, readerValues } from '../../../src/platform/access/audience.js';
import { STRANGER, type Viewer } from '../../../src/platform/access/viewer.js';
import { Problem } from '../../../src/problems/core/problem.entity.js';
import { ProblemRepository } from '../../../src/problems/core/problem.repository.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { anOpenProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';

let test: TestApp;
let council: SmallCouncil;
let ids: Readonly<Record<'members' | 'restricted' | 'group', string>>;

beforeAll(async () => {
  test = await startTestApp();
  council = await aCouncil(test);
  const [coordinator, police] = [await council.viewer('coordinator'), await council.viewer('police')];
  ids = {
    members: await anOpenProblem(test, coordinator, council.plenary.id),
    restricted: await anOpenProblem(test, coordinator, council.restricted.id),
    group: await anOpenProblem(test, coordinator, council.group.id),
  };
  expect(police.groupIds).toHaveLength(1);
});

afterAll(() => test.stop());

/** Every shape of viewer: what is read at each of the three levels is empty, or one, or several. */
function viewers(): readonly Viewer[] {
  const councils = [[], [council.councilId], [council.councilId, test.ids.next()], [test.ids.next(), test.ids.next(), council.councilId]];
  const groups = [[], [council.group.id], [test.ids.next(), test.ids.next(), council.group.id]];
  return councils.flatMap((councilIds) =>
    councils.slice(0, 3).flatMap((restrictedCouncilIds) => groups.map((groupIds) => ({ ...STRANGER, councilIds, restrictedCouncilIds, groupIds }))),
  );
}

describe('A query kept for its shape', () => {
  it('reads, for every shape of viewer, what the query built anew reads', async () => {
    const { database } = test;
    for (const viewer of viewers()) {
      const build = () => readableBy(database.read(Problem, 'problem'), viewer).orderBy('problem.id');
      const fresh = await build().getMany();

      const kept = await database.prepared('the problems of a spec', readerValues(viewer), build).many();

      expect(kept).toEqual(fresh);
      expect(kept.every((problem) => problem instanceof Problem)).toBe(true);
    }
  });

  it('opens to each viewer what she reads, whoever asked before her', async () => {
    const repository = test.app.get(ProblemRepository);
    const readBy = async (viewer: Viewer) => [...(await repository.titlesFor(viewer, Object.values(ids))).keys()].sort();

    for (let turn = 0; turn < 2; turn += 1) {
      expect(await readBy({ ...STRANGER, councilIds: [council.councilId] })).toEqual([ids.members]);
      expect(await readBy({ ...STRANGER, groupIds: [council.group.id] })).toEqual([ids.group]);
      expect(await readBy({ ...STRANGER, restrictedCouncilIds: [council.councilId] })).toEqual([ids.restricted]);
      expect(await readBy(STRANGER)).toEqual([]);
    }
  });

  it('gives lists of any length, their last value standing for those that miss', async () => {
    const viewer = await council.viewer('coordinator');
    const repository = test.app.get(ProblemRepository);
    const wanted = [ids.members, ids.restricted, ids.group, ...Array.from({ length: 30 }, () => test.ids.next())];
    for (let length = 1; length <= wanted.length; length += 1) {
      expect((await repository.titlesFor(viewer, wanted.slice(0, length))).size).toBe(Math.min(length, 3));
    }
  });

  it('sees inside a unit of work what the unit wrote, and outside what was committed', async () => {
    const { database } = test;
    const title = () => database.prepared('a title of a spec', { id: ids.members }, () => database.read(Problem, 'problem').where('problem.id = :id', { id: ids.members })).one();
    await database.unitOfWork(async () => {
      const problem = await database.toChange(database.read(Problem, 'problem').where('problem.id = :id', { id: ids.members }));
      problem.title = 'Un autre titre';
      await database.save(problem);
      expect((await title())?.title).toBe('Un autre titre');
    });
    expect((await title())?.title).toBe('Un autre titre');
  });

  it('is refused by the tests when its shape does not say all that changes its text', () => {
    const { database } = test;
    const ask = (isOpen: boolean) =>
      database.prepared('a careless shape', { id: ids.members }, () => {
        const query = database.read(Problem, 'problem').where('problem.id = :id', { id: ids.members });
        return isOpen ? query.andWhere("problem.status = 'open'") : query;
      });
    ask(true);
    expect(() => ask(false)).toThrow('does not say all');
    expect(() => database.prepared('a missing value', {}, () => database.read(Problem, 'problem').where('problem.id = :id', { id: ids.members }))).toThrow('no value');
    expect(() =>
      database.prepared('another value', { id: ids.group }, () => database.read(Problem, 'problem').where('problem.id = :id', { id: ids.members })),
    ).toThrow('another');
  });
});
