import type pg from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Settings } from '../../platform/config/settings.js';
import { restoreTriggersBy } from '../../platform/database/triggers.js';
import { ArchiveError, differences, type Head, readArchive, sumsOf } from './archive.js';
import { postgresTables } from './postgres-snapshot.js';
import { connect, makeTables, migrationsOf } from './schema.js';
import { type Cell, fromCell, type TableShape } from './tables.js';

const ROWS_AT_ONCE = 200;

/** One transaction from the first table to the comparison: a failure, or a difference, leaves the database as it was. */
export async function restoreToPostgres(settings: Settings, file: string, head: Head): Promise<string[]> {
  const source = await connect(settings, migrationsOf(head));
  try {
    return await inOneTransaction(source, async (runner, client) => {
      await expectAlone(client);
      await dropTables(client, head);
      await makeTables(source, runner);
      const keys = await dropForeignKeys(client);
      await fill(client, file);
      for (const { table, name, definition } of keys) await client.query(`ALTER TABLE ${table} ADD CONSTRAINT "${name}" ${definition}`);
      await restoreTriggersBy(runner, true);
      return differences((await readArchive(file)).sums, await sumsOf(await postgresTables(client)));
    });
  } finally {
    await source.destroy();
  }
}

async function inOneTransaction(source: DataSource, work: (runner: QueryRunner, client: pg.Client) => Promise<string[]>): Promise<string[]> {
  const runner = source.createQueryRunner();
  try {
    const client = (await runner.connect()) as pg.Client;
    await runner.startTransaction();
    const faults = await work(runner, client);
    if (faults.length > 0) await runner.rollbackTransaction();
    else await runner.commitTransaction();
    return faults;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}

async function expectAlone(client: pg.Client): Promise<void> {
  const query = 'SELECT COUNT(*)::integer AS others FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename IS NOT NULL';
  const { rows } = await client.query<{ others: number }>(query);
  if (rows[0]?.others !== 0) throw new ArchiveError('La base est ouverte par un autre programme\u00a0: arrêtez Beffroi, puis recommencez.');
}

/** Our tables alone, whatever else the database holds. */
async function dropTables(client: pg.Client, { tables }: Head): Promise<void> {
  const present = (await postgresTables(client)).tables.map(({ name }) => name);
  const ours = new Set([...tables.map(({ name }) => name), ...present]);
  for (const name of [...ours, 'migrations']) await client.query(`DROP TABLE IF EXISTS "${name}" CASCADE`);
}

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** Put back once all rows are there, which checks every one of them: no order of tables would do for rows that name each other. */
async function dropForeignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  );
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
  return rows;
}

async function fill(client: pg.Client, file: string): Promise<void> {
  let waiting: { readonly table: TableShape; readonly rows: (readonly Cell[])[] } | null = null;
  const flush = async (): Promise<void> => {
    if (waiting !== null && waiting.rows.length > 0) await insert(client, waiting.table, waiting.rows);
    waiting = null;
  };
  await readArchive(file, {
    row: async (table, row) => {
      if (waiting?.table !== table || waiting.rows.length === ROWS_AT_ONCE) await flush();
      waiting ??= { table, rows: [] };
      waiting.rows.push(row);
    },
  });
  await flush();
}

async function insert(client: pg.Client, { name, columns }: TableShape, rows: readonly (readonly Cell[])[]): Promise<void> {
  const values = rows.flatMap((row) => columns.map(([, kind], rank) => fromCell(row[rank] ?? null, kind, 'postgres')));
  const marks = rows.map((_, line) => `(${columns.map((__, rank) => `$${line * columns.length + rank + 1}`).join(', ')})`);
  await client.query(`INSERT INTO "${name}" (${columns.map(([column]) => `"${column}"`).join(', ')}) VALUES ${marks.join(', ')}`, values);
}
