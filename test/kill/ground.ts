import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { Settings } from '../../src/platform/config/settings.js';
import { migrate } from '../../src/platform/database/migrate.js';
import type { FreshDatabase } from '../support/database.js';
import { startPostgres } from '../support/postgres.mjs';
import { type Rows, withRows } from '../support/rows.js';

/** A database that survives its application, read from outside by a connection of its own. */
export interface Ground extends FreshDatabase {
  readonly rows: Rows;
  /** What the engine itself says of its files: nothing when all is well. */
  faults(): Promise<string[]>;
  /** Kills every process of the engine, then starts it again on the same files. PostgreSQL alone. */
  crash(): Promise<void>;
}

export async function sqliteGround(): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), 'beffroi-kill-'));
  const file = join(dataDir, 'beffroi.sqlite');
  await migrate(new Settings({ DATA_DIR: dataDir }));
  return {
    engine: 'sqlite', url: null, dataDir,
    rows: (query) => withRows({ databaseUrl: null, databaseFile: file }, (rows) => rows(query)),
    faults: async () => sqliteFaults(file),
    crash: () => Promise.resolve(),
    drop: async () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

function sqliteFaults(file: string): string[] {
  const connection = new SqliteDatabase(file, { readonly: true, timeout: 5000 });
  try {
    const integrity = String(connection.pragma('integrity_check', { simple: true }));
    const orphans = connection.pragma('foreign_key_check') as unknown[];
    return [...(integrity === 'ok' ? [] : [integrity]), ...orphans.map((row) => JSON.stringify(row))];
  } finally {
    connection.close();
  }
}

/** A server of its own, as durable as in production. */
export async function postgresGround(): Promise<Ground> {
  const server = await startPostgres({ isDurable: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'beffroi-kill-'));
  await migrate(new Settings({ DATA_DIR: dataDir, DATABASE_URL: server.url }));
  const rows: Rows = (query) => withRows({ databaseUrl: server.url, databaseFile: '' }, (read) => read(query));
  return {
    engine: 'postgres', url: server.url, dataDir, rows,
    faults: async () => {
      const [said] = await rows("SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commits");
      return said?.fsync === 'on' && said.commits === 'on' ? [] : ['PostgreSQL is not durable here'];
    },
    crash: () => server.crash(),
    drop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
