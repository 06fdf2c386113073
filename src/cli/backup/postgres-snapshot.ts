import pg from 'pg';
import { byName, kindOf, NOT_COPIED, type Snapshot, type TableShape, toCell } from './tables.js';

const BATCH = 500;

/** One transaction that sees a single instant, whatever is committed meanwhile; it needs no program of PostgreSQL on this machine. */
export async function postgresSnapshot(url: string): Promise<Snapshot> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  return postgresTables(client, async () => {
    await client.query('ROLLBACK');
    await client.end();
  });
}

/** The tables as a transaction already open sees them. */
export async function postgresTables(client: pg.Client, close: () => Promise<void> = () => Promise.resolve()): Promise<Snapshot> {
  const tables = await shapesOf(client);
  const known = await client.query<{ found: string | null }>("SELECT to_regclass('migrations')::text AS found");
  const migrations = known.rows[0]?.found === 'migrations' ? (await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY id')).rows : [];
  return {
    engine: 'postgres',
    migrations: migrations.map(({ name }) => name),
    tables,
    rows: (table) => rowsOf(client, table),
    close,
  };
}

async function shapesOf(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<{ table_name: string; column_name: string; data_type: string }>(
    `SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c
       JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
      WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'`,
  );
  const names = [...new Set(rows.map((row) => row.table_name))].filter((name) => !NOT_COPIED.has(name));
  const columnsOf = (table: string) => rows.filter((row) => row.table_name === table).map((row) => ({ name: row.column_name, kind: kindOf(row.data_type) }));
  return names.map((name) => ({ name, columns: columnsOf(name).sort(byName).map((column) => [column.name, column.kind] as const) })).sort(byName);
}

async function* rowsOf(client: pg.Client, { name, columns }: TableShape) {
  // Ordered as bytes, as SQLite does: the checksum must not depend on the server's language.
  const query = `SELECT ${columns.map(([column]) => `"${column}"`).join(', ')} FROM "${name}" ORDER BY "id" COLLATE "C"`;
  await client.query(`DECLARE rows_of_table NO SCROLL CURSOR FOR ${query}`);
  try {
    for (;;) {
      const { rows } = await client.query<Record<string, unknown>>(`FETCH ${BATCH} FROM rows_of_table`);
      for (const row of rows) yield columns.map(([column, kind]) => toCell(row[column], kind));
      if (rows.length < BATCH) return;
    }
  } finally {
    await client.query('CLOSE rows_of_table');
  }
}
