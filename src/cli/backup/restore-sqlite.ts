import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { Settings } from '../../platform/config/settings.js';
import { restoreTriggers } from '../../platform/database/triggers.js';
import { ArchiveError, differences, type Head, readArchive, sumsOf } from './archive.js';
import { connect, makeTables, migrationsOf } from './schema.js';
import { sqliteSnapshot } from './sqlite-snapshot.js';
import { fromCell, type TableShape } from './tables.js';

/** Builds a new file beside, compares it with the archive, then puts it in place: a failure leaves the former one untouched. */
export async function restoreToSqlite(settings: Settings, file: string, head: Head): Promise<string[]> {
  const beside = join(settings.dataDir, 'restoring');
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true, mode: 0o700 });
  try {
    const fresh = new Settings({ DATA_DIR: beside, SECRET_KEY: settings.secretKey });
    await makeFile(fresh, head);
    await fill(fresh.databaseFile, file);
    const faults = await compare(fresh.databaseFile, file);
    if (faults.length === 0) putInPlace(settings.databaseFile, fresh.databaseFile);
    return faults;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

async function makeFile(fresh: Settings, head: Head): Promise<void> {
  const source = await connect(fresh, migrationsOf(head));
  try {
    await makeTables(source);
    await restoreTriggers(source);
  } finally {
    await source.destroy();
  }
}

async function fill(databaseFile: string, file: string): Promise<void> {
  const connection = new SqliteDatabase(databaseFile);
  try {
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = OFF'); // checked as a whole, once every row is there
    connection.exec('BEGIN IMMEDIATE');
    const inserts = new Map<string, SqliteDatabase.Statement>();
    await readArchive(file, {
      row: ({ name, columns }, row) => {
        const insert = inserts.get(name) ?? connection.prepare(insertInto(name, columns));
        inserts.set(name, insert);
        insert.run(...columns.map(([, kind], rank) => fromCell(row[rank] ?? null, kind, 'sqlite')));
      },
    });
    connection.exec('COMMIT');
    const orphans = connection.pragma('foreign_key_check') as unknown[];
    if (orphans.length > 0) throw new ArchiveError(`Cette sauvegarde ne se tient pas\u00a0: ${orphans.length} lignes sans leur parent.`);
  } finally {
    connection.close();
  }
}

function insertInto(name: string, columns: TableShape['columns']): string {
  return `INSERT INTO "${name}" (${columns.map(([column]) => `"${column}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
}

async function compare(databaseFile: string, file: string): Promise<string[]> {
  const { sums } = await readArchive(file);
  const snapshot = sqliteSnapshot(databaseFile);
  try {
    return differences(sums, await sumsOf(snapshot));
  } finally {
    await snapshot.close();
  }
}

/** The former file is kept once, under another name. */
function putInPlace(place: string, fresh: string): void {
  if (existsSync(place)) {
    leaveWal(place);
    renameSync(place, `${place}.before-restore`);
  }
  for (const end of ['-wal', '-shm']) rmSync(`${place}${end}`, { force: true });
  renameSync(fresh, place);
}

/** Folds the journal into the file, which SQLite refuses while another process has it open: the server must be stopped. */
export function leaveWal(place: string): void {
  const connection = new SqliteDatabase(place, { timeout: 500 });
  try {
    if (connection.pragma('journal_mode = DELETE', { simple: true }) !== 'delete') throw new Error('in use');
  } catch {
    throw new ArchiveError('La base est ouverte par un autre programme\u00a0: arrêtez Beffroi, puis recommencez.');
  } finally {
    connection.close();
  }
}
