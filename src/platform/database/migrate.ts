import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource } from 'typeorm';
import type { Settings } from '../config/settings.js';
import { writerOptions } from './options.js';
import { restoreTriggers } from './triggers.js';

const MIGRATION_LOCK = 7_221_105;

/** Brings a database to the latest schema, alone: used by commands and tests before any server starts. */
export async function migrate(settings: Settings): Promise<void> {
  mkdirSync(dirname(settings.databaseFile), { recursive: true });
  const source = await new DataSource(writerOptions(settings, [])).initialize();
  try {
    await migrateConnection(source);
  } finally {
    await source.destroy();
  }
}

/** On PostgreSQL under an advisory lock, so that two servers starting together migrate once. */
export async function migrateConnection(source: DataSource): Promise<void> {
  if (source.options.type !== 'postgres') {
    await keepCopy(source);
    return run(source);
  }
  const runner = source.createQueryRunner();
  try {
    await runner.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    await run(source);
  } finally {
    await runner.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`);
    await runner.release();
  }
}

async function run(source: DataSource): Promise<void> {
  const done = await source.runMigrations();
  if (done.length > 0) await restoreTriggers(source);
}

/** A live SQLite database with migrations to come is copied first, whole: there is no way down but this copy. */
async function keepCopy(source: DataSource): Promise<void> {
  const [row] = await source.query<{ tables: number }[]>("SELECT COUNT(*) AS tables FROM sqlite_master WHERE type = 'table'");
  if (row?.tables === 0 || !(await source.showMigrations())) return;
  const copy = `${String(source.options.database)}.before-migration`;
  if (existsSync(copy)) rmSync(copy);
  await source.query('VACUUM INTO ?', [copy]);
}
