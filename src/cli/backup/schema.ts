import { DataSource, type MigrationInterface, MigrationExecutor, type QueryRunner } from 'typeorm';
import type { Settings } from '../../platform/config/settings.js';
import { MIGRATIONS } from '../../platform/database/migrations/index.js';
import { writerOptions } from '../../platform/database/options.js';
import { ArchiveError, type Head } from './archive.js';

/** The migrations that made the tables of an archive: those of this Beffroi, or the first ones of them. */
export function migrationsOf({ migrations }: Head): readonly (new () => MigrationInterface)[] {
  const known = MIGRATIONS.slice(0, migrations.length);
  const names = known.map((Migration) => new Migration().name ?? Migration.name);
  if (names.length === migrations.length && names.every((name, rank) => name === migrations[rank])) return known;
  throw new ArchiveError('Cette sauvegarde vient d’un Beffroi plus récent, ou d’un autre\u00a0: mettez d’abord Beffroi à jour.');
}

/** The empty tables of an archive's own schema, made inside the transaction of the runner when one is given. */
export async function makeTables(source: DataSource, runner?: QueryRunner): Promise<void> {
  const executor = new MigrationExecutor(source, runner);
  executor.transaction = 'all';
  await executor.executePendingMigrations();
}

export function connect(settings: Settings, migrations: readonly (new () => MigrationInterface)[]): Promise<DataSource> {
  return new DataSource({ ...writerOptions(settings, []), migrations: [...migrations] }).initialize();
}
