import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource } from 'typeorm';
import type { Settings } from '../config/settings.js';
import { writerOptions } from './options.js';
import { restoreTriggers } from './triggers.js';

const MIGRATION_LOCK = 7_221_105;

/** Brings a database to the latest schema, alone: used by commands and tests before any server starts. */
export async function migrate(settings: Settings): Promise<void> {
  if (settings.databaseUrl === null) keepCopy(settings.databaseFile);
  const source = await new DataSource(writerOptions(settings, [])).initialize();
  try {
    await migrateConnection(source);
  } finally {
    await source.destroy();
  }
}

/** On PostgreSQL under an advisory lock, so that two servers starting together migrate once. */
export async function migrateConnection(source: DataSource): Promise<void> {
  const isPostgres = source.options.type === 'postgres';
  const runner = source.createQueryRunner();
  try {
    if (isPostgres) await runner.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    const done = await source.runMigrations();
    if (done.length > 0) await restoreTriggers(source);
  } finally {
    if (isPostgres) {
      await runner.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`);
      await runner.release();
    }
  }
}

/** A live SQLite file is copied before it is migrated: there is no way down but the copy. */
function keepCopy(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file)) copyFileSync(file, `${file}-before-migration`);
}
