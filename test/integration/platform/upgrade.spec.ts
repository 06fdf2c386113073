import { existsSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { Settings } from '../../../src/platform/config/settings.js';
import { migrate } from '../../../src/platform/database/migrate.js';
import { MIGRATIONS } from '../../../src/platform/database/migrations/index.js';
import { writerOptions } from '../../../src/platform/database/options.js';
import { FROZEN_TABLES } from '../../../src/platform/database/triggers.js';
import { databaseFrom, type FreshDatabase } from '../../support/database.js';

/** How many migrations stood in each release that a town hall may still run. */
const FORMER_RELEASES = [8] as const;

type Row = Readonly<Record<string, unknown>>;

const AT = '2026-03-02T09:00:00.000Z';
const ON = '2026-03-02';
const LEVEL = { council_id: 'val', confidentiality: 'members', group_id: null };

/** One row of each table that a later migration rebuilds, with the rows that refer to it. */
const ROWS: readonly (readonly [string, Row])[] = [
  ['council', { id: 'val', code: 'VAL', kind: 'CLSPD', name: 'Valbrune', full_name: 'CLSPD de Valbrune', tint: null, population: 15900, derogation_until: ON, created_on: ON, version: 3 }],
  ['rules_of_procedure', { id: 'rules', council_id: 'val', convocation_days: 7, plenary_approved_at_next: true, tacit_approval_days: null, silence_days: 30, charter_for_restricted: true, version: 1 }],
  ['body', { id: 'plenary', council_id: 'val', kind: 'plenary', level: 'members', name: 'Formation plénière', short_name: 'Plénière', series: '', is_default: true, created_on: ON, version: 1 }],
  ['person', { id: 'sorbier', given_name: 'Kaël', family_name: 'Sorbier', sort_key: 'sorbier kael', version: 1 }],
  ['organisation', { id: 'bh', council_id: 'val', code: 'BH', name: 'Brune Habitat', short_name: 'Brune Habitat', category: 19, sort_key: 'brune habitat', ended_on: null, version: 1 }],
  ['contact', { id: 'contact', council_id: 'val', organisation_id: 'bh', person_id: 'sorbier', job_title: 'Gardien', rank: 1, email: 'k@bh.example', ended_on: null, version: 1 }],
  ['account', { id: 'account', person_id: 'sorbier', email: 'k@bh.example', password_hash: null, is_technical_administrator: false, disabled_at: null, version: 1 }],
  ['charter', { id: 'charter', council_id: 'val', number: 1, adopted_on: ON }],
  ['charter_signature', { id: 'signature', council_id: 'val', charter_id: 'charter', person_id: 'sorbier', organisation_id: null, signed_on: ON }],
  ['seat', { id: 'seat', council_id: 'val', body_id: 'plenary', organisation_id: 'bh', job_title: 'Gardien', rank: 1, starts_on: ON, ends_on: null }],
  ['mandate', { id: 'mandate', council_id: 'val', seat_id: 'seat', person_id: 'sorbier', capacity: 'holder', starts_on: ON, ends_on: null }],
  ['council_role', { id: 'role', council_id: 'val', person_id: 'sorbier', role: 'coordinator', starts_on: ON, ends_on: null }],
  ['action', { id: 'action', ...LEVEL, body_id: 'plenary', problem_id: null, reference: 'VAL-2026-A001', sentence: 'Dégager', state: 'open', lead_organisation_id: 'bh', lead_seat_id: 'seat', due_on: ON, decided_on: ON, born_meeting_id: null, opened_at: AT, closed_at: null, result: null, result_sentence: null, postponements: 0, created_at: AT, version: 2 }],
  ['contribution', { id: 'contribution', council_id: 'val', action_id: 'action', organisation_id: 'bh', state: 'blocked', motive: 'no_budget', motive_words: null, expected_on: null, asked_at: AT, changed_at: AT, withdrawn_on: null, version: 2 }],
  ['reply', { id: 'reply', council_id: 'val', action_id: 'action', contribution_id: 'contribution', organisation_id: 'bh', state: 'blocked', motive: 'no_budget', words: 'Pas de crédit.', expected_on: null, channel: 'link', person_id: 'sorbier', recorded_by_person_id: null, at: AT, recorded_at: AT, undone_at: null, previous_state: 'asked', previous_motive: null, previous_motive_words: null, previous_expected_on: null }],
];

describe.each(FORMER_RELEASES)('a database of the release with %i migrations', (count) => {
  let base: FreshDatabase;
  let settings: Settings;
  let before: ReadonlyMap<string, Row>;

  beforeAll(async () => {
    base = await databaseFrom({ name: `release-${count}`, fill: (empty) => asReleased(empty, count) });
    settings = new Settings({ DATA_DIR: base.dataDir, ...(base.url === null ? {} : { DATABASE_URL: base.url }) });
    before = await connected(settings, rowsOf);
    await migrate(settings);
  });

  afterAll(() => base.drop());

  it('keeps every row as it was, columns to come apart', async () => {
    const after = await connected(settings, rowsOf);

    for (const [table, row] of before) expect(after.get(table)).toMatchObject(row);
  });

  it('has all its migrations, and all the triggers that guard what is frozen', async () => {
    const { pending, triggers } = await connected(settings, async (source) => ({ pending: await source.showMigrations(), triggers: await triggersOf(source) }));

    expect(pending).toBe(false);
    expect(triggers).toEqual(FROZEN_TABLES.flatMap(({ table }) => [`tr_${table}_delete`, `tr_${table}_update`]).sort());
  });

  it('left a copy of itself beside it on SQLite', () => {
    expect(existsSync(`${settings.databaseFile}.before-migration`)).toBe(base.engine === 'sqlite');
  });
});

async function asReleased(settings: Settings, count: number): Promise<void> {
  const source = await new DataSource({ ...writerOptions(settings, []), migrations: MIGRATIONS.slice(0, count) }).initialize();
  await source.runMigrations();
  for (const [table, row] of ROWS) await source.createQueryBuilder().insert().into(table, Object.keys(row)).values(row).execute();
  await source.destroy();
}

async function rowsOf(source: DataSource): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  for (const [table, { id }] of ROWS) {
    const [row] = await source.createQueryBuilder().select('*').from(table, table).where('id = :id', { id }).getRawMany<Row>();
    rows.set(table, row ?? {});
  }
  return rows;
}

async function triggersOf(source: DataSource): Promise<string[]> {
  const query = source.options.type === 'postgres'
    ? 'SELECT DISTINCT trigger_name AS name FROM information_schema.triggers'
    : "SELECT name FROM sqlite_master WHERE type = 'trigger'";
  return (await source.query<{ name: string }[]>(query)).map(({ name }) => name).sort();
}

async function connected<T>(settings: Settings, work: (source: DataSource) => Promise<T>): Promise<T> {
  const source = await new DataSource(writerOptions(settings, [])).initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}
