import { Audit } from '../../../src/platform/audit/audit.js';
import { AuditRetention } from '../../../src/platform/audit/audit-retention.js';
import { AuditVerification } from '../../../src/platform/audit/audit-verification.entity.js';
import { AuditVerifier } from '../../../src/platform/audit/audit-verifier.js';
import { OutboxWorker } from '../../../src/platform/outbox/outbox.worker.js';
import { RecurringJobs } from '../../../src/platform/outbox/recurring-jobs.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';

let test: TestApp;
let council: SmallCouncil;

beforeEach(async () => {
  test = await startTestApp();
  council = await aCouncil(test);
});

afterEach(() => test.stop());

async function write(count: number): Promise<void> {
  const viewer = await council.viewer('coordinator');
  for (let n = 0; n < count; n += 1) {
    await test.database.unitOfWork(async () => {
      test.app.get(Audit).record(viewer, { act: 'problem.edit', rowType: 'problem', rowId: test.ids.next(), councilId: council.councilId, before: { title: 'avant' } });
    });
  }
}

const verify = () => test.app.get(AuditVerifier).verify(council.councilId);
const ranks = async () => (await test.database.sql('SELECT rank FROM audit_entry WHERE chain = :chain ORDER BY rank', { chain: council.councilId })).map(({ rank }) => Number(rank));

/** What an intruder does in the database itself, the triggers put aside. */
async function tamper(statement: string): Promise<void> {
  const isPostgres = test.database.engine === 'postgres';
  await test.database.unitOfWork(async () => {
    for (const verb of ['update', 'delete']) await test.database.sql(`DROP TRIGGER tr_audit_entry_${verb}${isPostgres ? ' ON audit_entry' : ''}`);
    await test.database.sql(statement, { chain: council.councilId });
  });
}

describe('the chain of the journal', () => {
  it('holds when nobody touched it', async () => {
    await write(5);

    expect(await verify()).toEqual({ chain: council.councilId, entries: 5, isWhole: true, brokenAtRank: null });
  });

  it.each([
    ['changed', 'UPDATE audit_entry SET act = \'problem.close\' WHERE rank = 3 AND chain = :chain', 3],
    ['signed by somebody else', 'UPDATE audit_entry SET person_id = NULL WHERE rank = 2 AND chain = :chain', 2],
    ['whose fields say otherwise', 'UPDATE audit_entry SET fields = \'[\' WHERE rank = 4 AND chain = :chain', 4],
    ['taken away', 'DELETE FROM audit_entry WHERE rank = 3 AND chain = :chain', 3],
    ['taken away at the end', 'DELETE FROM audit_entry WHERE rank = 5 AND chain = :chain', 5],
    ['taken away at the start', 'DELETE FROM audit_entry WHERE rank = 1 AND chain = :chain', 1],
    ['of all, taken away', 'DELETE FROM audit_entry WHERE chain = :chain', 1],
  ])('breaks at an entry %s', async (_, statement, rank) => {
    await write(5);
    await tamper(statement);

    expect(await verify()).toMatchObject({ isWhole: false, brokenAtRank: rank });
  });

  it('is refused any removal by the database itself', async () => {
    await write(2);

    await expect(test.database.unitOfWork(() => test.database.sql('DELETE FROM audit_entry'))).rejects.toThrow('audit_entry is frozen');
  });
});

describe('a year later', () => {
  const purge = () => test.app.get(AuditRetention).purge(council.councilId);

  beforeEach(async () => {
    await write(3);
    test.clock.moveTo('2026-04-10T08:00:00.000Z');
    await write(2);
  });

  it('whole months go, and the rest still follows their last hash', async () => {
    test.clock.moveTo('2027-04-20T08:00:00.000Z');

    expect(await purge()).toBe(3);
    expect(await ranks()).toEqual([4, 5, 6]);
    expect(await verify()).toMatchObject({ entries: 3, isWhole: true });
    expect(await purge()).toBe(0);
  });

  it('a month that is not over stays whole', async () => {
    test.clock.moveTo('2027-03-31T08:00:00.000Z');

    expect(await purge()).toBe(0);
    expect(await ranks()).toEqual([1, 2, 3, 4, 5]);
  });

  it('a removal hidden behind the purged months is still found', async () => {
    test.clock.moveTo('2027-04-20T08:00:00.000Z');
    await purge();
    await tamper('DELETE FROM audit_entry WHERE rank = 4 AND chain = :chain');

    expect(await verify()).toMatchObject({ isWhole: false, brokenAtRank: 4 });
  });

  it('nothing is left when everything is old, and the next act follows', async () => {
    test.clock.moveTo('2028-04-20T08:00:00.000Z');
    await purge();
    await write(1);

    expect(await ranks()).toEqual([6, 7]);
    expect(await verify()).toMatchObject({ entries: 2, isWhole: true });
  });
});

describe('the daily work', () => {
  const round = () => test.app.get(OutboxWorker).drain();
  const verdicts = () => test.database.read(AuditVerification, 'one').where('one.chain = :chain', { chain: council.councilId }).orderBy('one.at').getMany();

  it('is planned once by several servers, caught up at the start, then done each morning', async () => {
    await write(1);
    const jobs = test.app.get(RecurringJobs);

    await Promise.all([jobs.plan(), jobs.plan()]);
    await round();
    await jobs.plan();
    await round();
    test.clock.moveTo('2026-03-04T04:59:00.000Z');
    await round();
    test.clock.moveTo('2026-03-04T05:00:00.000Z');
    await round();

    expect((await verdicts()).map(({ at, entries, isWhole }) => ({ at, entries, isWhole }))).toEqual([
      { at: '2026-03-03T08:00:00.000Z', entries: 1, isWhole: true },
      { at: '2026-03-04T05:00:00.000Z', entries: 1, isWhole: true },
    ]);
  });

  it('after a long stop is done once, then each morning again', async () => {
    await test.app.get(RecurringJobs).plan();
    await write(1);
    await round();
    test.clock.moveTo('2026-03-20T09:00:00.000Z');
    await round();
    test.clock.moveTo('2026-03-21T09:00:00.000Z');
    await round();

    expect((await verdicts()).map(({ at }) => at.slice(0, 10))).toEqual(['2026-03-03', '2026-03-20', '2026-03-21']);
  });

  it('purges no chain that is broken: it is evidence', async () => {
    await write(3);
    await tamper('UPDATE audit_entry SET act = \'x\' WHERE rank = 2 AND chain = :chain');
    test.clock.moveTo('2028-03-20T09:00:00.000Z');
    await test.app.get(RecurringJobs).plan();
    await round();

    expect(await ranks()).toEqual([1, 2, 3]);
    expect((await verdicts()).map(({ isWhole, brokenAtRank }) => ({ isWhole, brokenAtRank }))).toEqual([{ isWhole: false, brokenAtRank: 2 }]);
  });
});
