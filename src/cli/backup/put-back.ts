import { existsSync } from 'node:fs';
import type { Settings } from '../../platform/config/settings.js';
import { migrate } from '../../platform/database/migrate.js';
import { ArchiveError, type Head, keyCheckOf, readArchive, sumOf, type Sums } from './archive.js';
import { restoreToPostgres } from './restore-postgres.js';
import { leaveWal, restoreToSqlite } from './restore-sqlite.js';
import { migrationsOf } from './schema.js';
import { openSnapshot } from './take.js';

export interface Restored {
  readonly head: Head;
  readonly sums: Sums;
  /** Tables that are not as the archive says; with any, nothing was put in place. */
  readonly differences: readonly string[];
  /** Whether the key of this installation is the one that the saved second factors and links were made with. */
  readonly isSameKey: boolean;
}

/** Whoever was restored by mistake is lost: a database that holds a council is only replaced on demand. */
const HELD = ['council', 'account'];

/** Reads the whole archive first; touches nothing before it is known to be whole and ours. */
export async function putBack(settings: Settings, file: string, isForced: boolean): Promise<Restored> {
  const { head, sums } = await checkArchive(file);
  if (!isForced && (await holdsSomething(settings))) {
    throw new ArchiveError('La base contient déjà un conseil\u00a0: rien n’est remplacé sans --force.');
  }
  if (settings.engine === 'sqlite' && existsSync(settings.databaseFile)) leaveWal(settings.databaseFile);
  const differences = settings.engine === 'sqlite' ? await restoreToSqlite(settings, file, head) : await restoreToPostgres(settings, file, head);
  if (differences.length === 0) await migrate(settings);
  return { head, sums, differences, isSameKey: head.keyCheck === keyCheckOf(settings.secretKey) };
}

export async function checkArchive(file: string): Promise<{ readonly head: Head; readonly sums: Sums }> {
  if (!existsSync(file)) throw new ArchiveError(`${file} n’existe pas.`);
  const read = await readArchive(file);
  migrationsOf(read.head);
  return read;
}

async function holdsSomething(settings: Settings): Promise<boolean> {
  if (settings.engine === 'sqlite' && !existsSync(settings.databaseFile)) return false;
  const snapshot = await openSnapshot(settings);
  try {
    const held = snapshot.tables.filter(({ name }) => HELD.includes(name));
    for (const table of held) if ((await sumOf(snapshot.rows(table))).rows > 0) return true;
    return false;
  } finally {
    await snapshot.close();
  }
}
