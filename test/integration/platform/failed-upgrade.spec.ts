import { DataSource, type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { sumsOf } from '../../../src/cli/backup/archive.js';
import { openSnapshot } from '../../../src/cli/backup/take.js';
import { Settings } from '../../../src/platform/config/settings.js';
import { migrate } from '../../../src/platform/database/migrate.js';
import { MIGRATIONS } from '../../../src/platform/database/migrations/index.js';
import { writerOptions } from '../../../src/platform/database/options.js';
import { databaseFrom, type FreshDatabase } from '../../support/database.js';

const FORMER_RELEASE = 8;

/** Changes much, then fails: a full disk, a row that it did not expect. */
class Unlucky1999999999999 implements MigrationInterface {
  readonly name = 'Unlucky1999999999999';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table({ name: 'half_made', columns: [{ name: 'id', type: 'varchar', length: '36', isPrimary: true }] }));
    await runner.query("UPDATE person SET family_name = 'Personne'");
    throw new Error('out of luck');
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}

describe('an upgrade that fails', () => {
  let base: FreshDatabase;
  let settings: Settings;

  beforeAll(async () => {
    base = await databaseFrom({ name: 'release-before', fill: (empty) => run(empty, MIGRATIONS.slice(0, FORMER_RELEASE), seed) });
    settings = new Settings({ DATA_DIR: base.dataDir, ...(base.url === null ? {} : { DATABASE_URL: base.url }) });
  });

  afterAll(() => base.drop());

  it('leaves the tables as they were, and the version before can still be run; the next one then succeeds', async () => {
    const before = await sums();

    await expect(run(settings, [...MIGRATIONS.slice(0, FORMER_RELEASE), Unlucky1999999999999])).rejects.toThrow('out of luck');

    expect(await sums()).toEqual(before);
    await run(settings, MIGRATIONS.slice(0, FORMER_RELEASE));
    await migrate(settings);
    expect(await run(settings, MIGRATIONS, (source) => source.query<{ family_name: string }[]>('SELECT family_name FROM person'))).toEqual([{ family_name: 'Sorbier' }]);
  });

  async function sums() {
    const snapshot = await openSnapshot(settings);
    try {
      return { migrations: snapshot.migrations, tables: await sumsOf(snapshot) };
    } finally {
      await snapshot.close();
    }
  }
});

async function seed(source: DataSource): Promise<void> {
  await source.query("INSERT INTO person (id, given_name, family_name, sort_key, version) VALUES ('sorbier', 'Kaël', 'Sorbier', 'sorbier kael', 1)");
}

async function run<T>(settings: Settings, migrations: readonly (new () => MigrationInterface)[], work?: (source: DataSource) => Promise<T>): Promise<T | undefined> {
  const source = await new DataSource({ ...writerOptions(settings, []), migrations: [...migrations] }).initialize();
  try {
    await source.runMigrations();
    return await work?.(source);
  } finally {
    await source.destroy();
  }
}
