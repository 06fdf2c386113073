import { Readers } from '../../../src/councils/index.js';
import { audience, mayRead } from '../../../src/platform/access/audience.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';

let test: TestApp;
let council: SmallCouncil;

beforeAll(async () => {
  test = await startTestApp();
  council = await aCouncil(test);
});

afterAll(() => test.stop());

describe.each(['public', 'members', 'restricted', 'group'] as const)('who reads the level %s', (level) => {
  it('is told by the same facts as what each person may read', async () => {
    const own = audience(council.councilId, level, council.group.id);
    const people = Object.keys(council.persons);
    const reading = await Promise.all(people.map(async (person) => mayRead(await council.viewer(person), own)));
    const expected = people.filter((_, index) => reading[index]).map((person) => council.persons[person]);

    const readers = await test.app.get(Readers).of(own, '2026-03-03');

    expect(readers.map(({ personId }) => personId).sort()).toEqual(expected.sort());
    expect(await test.app.get(Readers).countOf(own, '2026-03-03')).toBe(expected.length);
  });
});
