import { randomUUID } from 'node:crypto';
import { MinutesEdition, MinutesPoint, MinutesVersion } from '../../../src/meetings/index.js';
import { AuditEntry } from '../../../src/platform/audit/audit-entry.entity.js';
import { AuditSegment } from '../../../src/platform/audit/audit-segment.entity.js';
import { FROZEN_TABLES } from '../../../src/platform/database/triggers.js';
import { StoredFiles } from '../../../src/platform/files/stored-files.js';
import { SummaryVersion } from '../../../src/summaries/published/summary-version.entity.js';
import { Summary } from '../../../src/summaries/summary.entity.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aPoint } from '../../factories/meeting.js';
import { aMeetingToday, endSitting, openSitting, publish } from '../../factories/sitting.js';
import { startTestApp, type TestApp } from '../../support/app.js';

const ROWS = { audit_entry: AuditEntry, audit_segment: AuditSegment, minutes_version: MinutesVersion, minutes_point: MinutesPoint, minutes_edition: MinutesEdition, summary_version: SummaryVersion };
type Table = keyof typeof ROWS;
const TABLES = Object.keys(ROWS) as Table[];

let test: TestApp;
let council: SmallCouncil;

beforeAll(async () => {
  test = await startTestApp();
  council = await aCouncil(test);
  const coordinator = await council.viewer('coordinator');
  const meetingId = await aMeetingToday(test, coordinator, council.plenary.id);
  await aPoint(test, coordinator, meetingId);
  await openSitting(test, coordinator, meetingId);
  await endSitting(test, coordinator, meetingId);
  const versionId = await publish(test, coordinator, meetingId);
  await test.database.unitOfWork(async () => {
    const file = await test.app.get(StoredFiles).keep(Buffer.from('%PDF-'), 'application/pdf');
    const audience = { councilId: council.councilId, confidentiality: 'members', groupId: null };
    const edition = { id: randomUUID(), audience, versionId, meetingId, fileId: file.id, hash: file.sha256, renderedAt: test.clock.now(), withdrawnAt: null };
    await test.database.insert(Object.assign(new MinutesEdition(), edition));
    await insertSummary();
    const segment = { chain: 'another', lastRank: 9, lastHash: 'a'.repeat(64), lastAt: test.clock.now(), entries: 9, purgedAt: test.clock.now() };
    await test.database.insert(Object.assign(new AuditSegment(), { id: randomUUID(), ...segment }));
  });
});

afterAll(() => test.stop());

async function insertSummary(): Promise<void> {
  const { councilId } = council;
  const texts = { title: null, sentences: null, worked: null, resists: null, asked: null, cutOffOn: null, figures: null, computedAt: null };
  const summary = await test.database.insert(Object.assign(new Summary(), { id: randomUUID(), councilId, quarter: '2025-Q4', state: 'published', ...texts }));
  const frozen = { publishedAt: test.clock.now(), personId: null, content: '{}', hash: 'a'.repeat(64), fileId: null };
  await test.database.insert(Object.assign(new SummaryVersion(), { id: randomUUID(), councilId, summaryId: summary.id, quarter: '2025-Q4', number: 1, ...frozen }));
}

/** Each statement in a unit of its own: a refused one ends its transaction. */
const run = (text: string, parameters: Record<string, unknown> = {}) => test.database.unitOfWork(() => test.database.sql(text, parameters));

async function oneRow(table: Table): Promise<Record<string, unknown>> {
  const [row] = await test.database.sql(`SELECT * FROM "${table}" LIMIT 1`);
  return row ?? {};
}

const otherThan = (value: unknown): unknown => (typeof value === 'number' ? value + 1 : `z${String(value ?? '').slice(1)}`);

it('freezes six tables, each against change and removal', async () => {
  const names = test.database.engine === 'postgres'
    ? await test.database.sql('SELECT tgname AS "name" FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname')
    : await test.database.sql(`SELECT "name" FROM sqlite_master WHERE "type" = 'trigger' ORDER BY "name"`);
  expect(names.map(({ name }) => name)).toEqual(TABLES.flatMap((table) => [`tr_${table}_delete`, `tr_${table}_update`]).sort());
  expect(FROZEN_TABLES.map(({ table }) => table).sort()).toEqual([...TABLES].sort());
});

describe.each(FROZEN_TABLES)('a row of $table', ({ table, mayChange }) => {
  it('changes in no column but those that are named', async () => {
    const row = await oneRow(table as Table);
    const kept = Object.keys(row).filter((column) => !mayChange.includes(column));
    expect(kept.length).toBeGreaterThan(5);

    for (const column of kept) {
      const change = run(`UPDATE "${table}" SET "${column}" = :other WHERE "id" = :id`, { other: otherThan(row[column]), id: row.id });
      await expect(change).rejects.toThrow(`${table} is frozen`);
    }
    expect(await oneRow(table as Table)).toEqual(row);
  });

  it('is never removed', async () => {
    await expect(run(`DELETE FROM "${table}"`)).rejects.toThrow(`${table} is frozen`);
  });
});

it('lets a published point follow its problem to a narrower level, and its bytes stay', async () => {
  const before = await oneRow('minutes_point');

  await run(`UPDATE "minutes_point" SET "confidentiality" = 'restricted' WHERE "id" = :id`, { id: before.id });

  expect(await oneRow('minutes_point')).toEqual({ ...before, confidentiality: 'restricted' });
});

it('withdraws an edition once', async () => {
  await run('UPDATE "minutes_edition" SET "withdrawn_at" = :now', { now: test.clock.now() });

  await expect(run('UPDATE "minutes_edition" SET "withdrawn_at" = NULL')).rejects.toThrow('minutes_edition is frozen');
});

it('gives its paper to a summary once', async () => {
  const [file] = await test.database.sql('SELECT "id" FROM "stored_file"');

  await run('UPDATE "summary_version" SET "file_id" = :id', { id: file?.id });

  await expect(run('UPDATE "summary_version" SET "file_id" = NULL')).rejects.toThrow('summary_version is frozen');
});
