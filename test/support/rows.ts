import SqliteDatabase from 'better-sqlite3';
import pg from 'pg';
import type { Settings } from '../../src/platform/config/settings.js';

export type Row = Readonly<Record<string, unknown>>;
export type Rows = (query: string) => Promise<Row[]>;

/** Reads a database from outside the application, whatever its state. */
export async function withRows<T>({ databaseUrl, databaseFile }: Pick<Settings, 'databaseUrl' | 'databaseFile'>, work: (rows: Rows) => Promise<T>): Promise<T> {
  if (databaseUrl === null) {
    const connection = new SqliteDatabase(databaseFile, { readonly: true, timeout: 5000 });
    try {
      return await work(async (query) => connection.prepare<[], Row>(query).all());
    } finally {
      connection.close();
    }
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(async (query) => (await client.query<Record<string, unknown>>(query)).rows);
  } finally {
    await client.end();
  }
}
