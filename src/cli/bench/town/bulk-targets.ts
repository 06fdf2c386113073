import Database from 'better-sqlite3';
import pg from 'pg';
import type { Settings } from '../../../platform/config/settings.js';
import type { BulkTarget, Values } from './bulk.js';

export function bulkTarget(settings: Settings): Promise<BulkTarget> {
  return settings.databaseUrl === null ? Promise.resolve(sqliteTarget(settings.databaseFile)) : postgresTarget(settings.databaseUrl);
}

function sqliteTarget(file: string): BulkTarget {
  const connection = new Database(file);
  connection.pragma('foreign_keys = ON');
  connection.pragma('synchronous = OFF');
  return {
    insert: async (table, columns, rows) => {
      const marks = columns.map(() => '?').join(', ');
      const statement = connection.prepare(`INSERT INTO "${table}" (${named(columns)}) VALUES (${marks})`);
      connection.transaction(() => {
        for (const row of rows) statement.run(columns.map((column) => sqliteValue(row[column])));
      })();
    },
    close: async () => {
      connection.pragma('wal_checkpoint(TRUNCATE)');
      connection.close();
    },
  };
}

function sqliteValue(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}

async function postgresTarget(url: string): Promise<BulkTarget> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    insert: async (table, columns, rows: readonly Values[]) => {
      const from = `json_populate_recordset(NULL::"${table}", $1)`;
      await client.query(`INSERT INTO "${table}" (${named(columns)}) SELECT ${named(columns)} FROM ${from}`, [JSON.stringify(rows)]);
    },
    close: async () => {
      // What autovacuum would have done by itself in the years that these rows took to be written.
      await client.query('VACUUM ANALYZE');
      await client.end();
    },
  };
}

function named(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}
