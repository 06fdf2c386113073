import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';

describe('A fresh database', () => {
  it('is already migrated, and shares nothing with another one', async () => {
    const [mine, other] = await Promise.all([freshDatabase(), freshDatabase()]);

    await ask(mine, 'CREATE TABLE left_by_a_neighbour (id integer)');

    expect(await ask(mine, 'SELECT id FROM left_by_a_neighbour')).toEqual([]);
    await expect(ask(other, 'SELECT id FROM left_by_a_neighbour')).rejects.toThrow('left_by_a_neighbour');
    expect(await ask(other, 'SELECT name FROM migrations')).not.toEqual([]);
    await Promise.all([mine.drop(), other.drop()]);
  });

  it('leaves nothing behind once dropped', async () => {
    const dropped = await freshDatabase();

    await dropped.drop();

    expect(existsSync(dropped.dataDir)).toBe(false);
    if (dropped.engine === 'postgres') await expect(ask(dropped, 'SELECT 1')).rejects.toThrow('does not exist');
  });
});

async function ask({ url, dataDir }: FreshDatabase, statement: string): Promise<unknown> {
  const file = join(dataDir, 'beffroi.sqlite');
  const source = url === null ? new DataSource({ type: 'better-sqlite3', database: file }) : new DataSource({ type: 'postgres', url });
  await source.initialize();
  try {
    return await source.query(statement);
  } finally {
    await source.destroy();
  }
}
