import type { DataSource, QueryRunner } from 'typeorm';

interface FrozenTable {
  readonly table: string;
  /** The only columns that may change after the birth of a row. */
  readonly mayChange: readonly string[];
  /** These change once only, from nothing to something. */
  readonly onceOnly: boolean;
  /** A condition on OLD under which a row may go; without it none ever does. */
  readonly mayGoWhen?: string;
}

/** Entries that a segment already stands for: the purge keeps their last hash first, then lets them go. */
const PURGED = 'EXISTS (SELECT 1 FROM "audit_segment" s WHERE s."chain" = OLD."chain" AND s."last_rank" >= OLD."rank")';

/** What is published or journalised is never rewritten, whatever the code above tries. */
export const FROZEN_TABLES: readonly FrozenTable[] = [
  { table: 'audit_entry', mayChange: [], onceOnly: false, mayGoWhen: PURGED },
  { table: 'audit_segment', mayChange: [], onceOnly: false },
  { table: 'minutes_version', mayChange: [], onceOnly: false },
  { table: 'minutes_point', mayChange: ['confidentiality', 'group_id'], onceOnly: false },
  { table: 'minutes_edition', mayChange: ['withdrawn_at'], onceOnly: true },
  { table: 'summary_version', mayChange: ['file_id'], onceOnly: true },
];

const FUNCTION = 'refuse_frozen_row';

/** Creates again every trigger that keeps frozen rows frozen: SQLite drops a table's triggers when it is rebuilt. */
export async function restoreTriggers(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await restoreTriggersBy(runner, source.options.type === 'postgres');
  } finally {
    await runner.release();
  }
}

/** The same inside a transaction already open. */
export async function restoreTriggersBy(runner: QueryRunner, isPostgres: boolean): Promise<void> {
  if (isPostgres) await runner.query(refusingFunction());
  for (const frozen of FROZEN_TABLES) await freeze(runner, frozen, isPostgres);
}

async function freeze(runner: QueryRunner, frozen: FrozenTable, isPostgres: boolean): Promise<void> {
  const table = await runner.getTable(frozen.table);
  // A migration older than the table itself has nothing to freeze yet.
  if (!table) return;
  const change = changeRefused(frozen, table.columns.map((column) => column.name));
  await create(runner, frozen.table, 'update', change, isPostgres);
  if (frozen.mayGoWhen === undefined) await create(runner, frozen.table, 'delete', null, isPostgres);
  else await createForPurged(runner, frozen.table, frozen.mayGoWhen, isPostgres);
}

/** PostgreSQL takes no sub-query in the condition of a trigger: there the function asks. */
async function createForPurged(runner: QueryRunner, table: string, mayGoWhen: string, isPostgres: boolean): Promise<void> {
  if (!isPostgres) return create(runner, table, 'delete', `NOT ${mayGoWhen}`, isPostgres);
  const name = `${FUNCTION}_of_${table}`;
  const body = `BEGIN IF ${mayGoWhen} THEN RETURN OLD; END IF; RAISE EXCEPTION '% is frozen', TG_TABLE_NAME; END`;
  await runner.query(`CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ ${body} $$`);
  await create(runner, table, 'delete', null, isPostgres, name);
}

function changeRefused({ mayChange, onceOnly }: FrozenTable, columns: readonly string[]): string | null {
  if (mayChange.length === 0) return null;
  const kept = columns.filter((column) => !mayChange.includes(column)).map((column) => `OLD."${column}" IS DISTINCT FROM NEW."${column}"`);
  const again = onceOnly ? mayChange.map((column) => `OLD."${column}" IS NOT NULL`) : [];
  return [...kept, ...again].join(' OR ');
}

async function create(
  runner: QueryRunner,
  table: string,
  verb: 'update' | 'delete',
  when: string | null,
  isPostgres: boolean,
  refusing = FUNCTION,
): Promise<void> {
  const name = `tr_${table}_${verb}`;
  await runner.query(`DROP TRIGGER IF EXISTS "${name}"${isPostgres ? ` ON "${table}"` : ''}`);
  const condition = when === null ? '' : ` WHEN (${when})`;
  const body = isPostgres ? `EXECUTE FUNCTION ${refusing}()` : `BEGIN SELECT RAISE(ABORT, '${table} is frozen'); END`;
  await runner.query(`CREATE TRIGGER "${name}" BEFORE ${verb.toUpperCase()} ON "${table}" FOR EACH ROW${condition} ${body}`);
}

function refusingFunction(): string {
  const body = "BEGIN RAISE EXCEPTION '% is frozen', TG_TABLE_NAME; END";
  return `CREATE OR REPLACE FUNCTION ${FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ ${body} $$`;
}
