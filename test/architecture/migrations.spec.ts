import { DataSource, type EntityMetadata } from 'typeorm';
import { ENTITIES } from '../../src/entities.js';
import { Settings } from '../../src/platform/config/settings.js';
import { writerOptions } from '../../src/platform/database/options.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';

const LIST = /^"(\w+)" in \((.+)\)$/;

describe('the migrations', () => {
  let base: FreshDatabase;
  let source: DataSource;

  beforeAll(async () => {
    base = await freshDatabase();
    const settings = new Settings({ DATA_DIR: base.dataDir, ...(base.url === null ? {} : { DATABASE_URL: base.url }) });
    source = await new DataSource(writerOptions(settings, ENTITIES)).initialize();
  });

  afterAll(async () => {
    await source.destroy();
    await base.drop();
  });

  it('leave no difference between the entities and the tables', async () => {
    const { upQueries } = await source.driver.createSchemaBuilder().log();

    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('leave no table that no entity knows', async () => {
    const query = source.options.type === 'postgres'
      ? "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'"
      : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    const found = (await source.query<{ name: string }[]>(query)).map(({ name }) => name);

    const known = source.entityMetadatas.map(({ tableName }) => tableName);

    expect(found.filter((name) => !known.includes(name) && name !== 'migrations')).toEqual([]);
  });

  // The comparison is blind to the text of a check: so each list is read back from the database itself.
  it('give each closed list exactly the words of its entity', async () => {
    const differing: string[] = [];
    for (const entity of source.entityMetadatas) {
      const text = await definitionOf(entity);
      for (const { name, expression } of entity.checks) {
        const words = LIST.exec(expression)?.[2];
        if (words !== undefined && wordsOf(text, name ?? '') !== words.replaceAll(/\s/g, '')) differing.push(name ?? '');
      }
    }

    expect(differing).toEqual([]);
  });

  async function definitionOf({ tableName }: EntityMetadata): Promise<string> {
    if (source.options.type !== 'postgres') {
      const [row] = await source.query<{ sql: string }[]>('SELECT sql FROM sqlite_master WHERE name = ?', [tableName]);
      return row?.sql ?? '';
    }
    const rows = await source.query<{ name: string; text: string }[]>(
      'SELECT conname AS name, pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conrelid = $1::regclass', [tableName],
    );
    return rows.map(({ name, text }) => `CONSTRAINT "${name}" ${text}`).join('\n');
  }
});

/** The quoted words of one named check, as `'a','b'`, whatever way the engine writes the list. */
function wordsOf(definition: string, name: string): string {
  const after = definition.slice(definition.indexOf(`CONSTRAINT "${name}"`) + name.length + 14);
  const own = after.split('CONSTRAINT "')[0] ?? '';
  return [...own.matchAll(/'([\w-]+)'/g)].map(([quoted]) => quoted).join(',');
}
