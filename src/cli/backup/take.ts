import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { keepBackupResult } from '../../platform/backup/last-backup.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Settings } from '../../platform/config/settings.js';
import { differences, keyCheckOf, readArchive, type Sums, writeArchive } from './archive.js';
import { postgresSnapshot } from './postgres-snapshot.js';
import { sqliteSnapshot } from './sqlite-snapshot.js';
import type { Snapshot } from './tables.js';

export interface BackupOptions {
  readonly folder: string;
  /** How many backups stay in the folder, the newest ones. */
  readonly keep: number;
}

export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly rows: number;
  readonly sums: Sums;
  readonly removed: readonly string[];
}

const NAME = /^beffroi-\d{8}-\d{6}\.jsonl\.gz$/;

/** Copies every table of one instant into one file, reads it again, forgets the oldest ones, and notes the result for the administrator. */
export async function takeBackup(settings: Settings, clock: Clock, { folder, keep }: BackupOptions): Promise<Backup> {
  const at = clock.now();
  try {
    const backup = await take(settings, at, folder);
    const removed = rotate(folder, keep);
    keepBackupResult(settings, { at, isDone: true, file: backup.file, bytes: backup.bytes, rows: backup.rows, trouble: null });
    return { ...backup, removed };
  } catch (error) {
    keepFailure(settings, at, error);
    throw error;
  }
}

/** A full disk may refuse even this: what stopped the backup is what must be said. */
function keepFailure(settings: Settings, at: string, error: unknown): void {
  try {
    keepBackupResult(settings, { at, isDone: false, file: null, bytes: 0, rows: 0, trouble: error instanceof Error ? error.message : String(error) });
  } catch {
    process.stderr.write('Le résultat de cette sauvegarde n’a pas pu être noté.\n');
  }
}

export function openSnapshot({ databaseUrl, databaseFile }: Settings): Promise<Snapshot> {
  return databaseUrl === null ? Promise.resolve().then(() => sqliteSnapshot(databaseFile)) : postgresSnapshot(databaseUrl);
}

async function take(settings: Settings, at: string, folder: string): Promise<Omit<Backup, 'removed'>> {
  if (settings.engine === 'sqlite' && !existsSync(settings.databaseFile)) throw new Error(`Rien à sauvegarder\u00a0: ${settings.databaseFile} n’existe pas.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `beffroi-${at.slice(0, 10).replaceAll('-', '')}-${at.slice(11, 19).replaceAll(':', '')}.jsonl.gz`);
  const part = `${file}.part`;
  rmSync(part, { force: true });
  try {
    const sums = await written(settings, at, part);
    // A backup that nobody has read again proves nothing.
    const faults = differences(sums, (await readArchive(part)).sums);
    if (faults.length > 0) throw new Error(`La sauvegarde relue diffère\u00a0: ${faults.join(', ')}.`);
    renameSync(part, file);
    const rows = Object.values(sums).reduce((total, sum) => total + sum.rows, 0);
    return { file, bytes: statSync(file).size, rows, sums };
  } finally {
    rmSync(part, { force: true });
  }
}

async function written(settings: Settings, takenAt: string, part: string): Promise<Sums> {
  const snapshot = await openSnapshot(settings);
  try {
    return await writeArchive(part, snapshot, { version: versionOfBeffroi(), takenAt, keyCheck: keyCheckOf(settings.secretKey) });
  } finally {
    await snapshot.close();
  }
}

/** Only files that bear our own name are ever removed. */
function rotate(folder: string, keep: number): string[] {
  const old = readdirSync(folder).filter((name) => NAME.test(name)).sort().reverse().slice(keep);
  for (const name of old) rmSync(join(folder, name));
  return old;
}

function versionOfBeffroi(): string {
  const { version } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../package.json'), 'utf8')) as { version: string };
  return version;
}
