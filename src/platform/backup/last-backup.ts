import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../config/settings.js';

/** How the last backup went, for the technical administrator's page. */
export interface BackupResult {
  readonly at: string;
  readonly isDone: boolean;
  /** Null when it failed; then `trouble` says why. */
  readonly file: string | null;
  readonly bytes: number;
  readonly rows: number;
  readonly trouble: string | null;
}

/** Where backups go unless told otherwise: better on another disk. */
export function backupFolder({ dataDir }: Settings): string {
  return join(dataDir, 'backups');
}

export function keepBackupResult(settings: Settings, result: BackupResult): void {
  mkdirSync(backupFolder(settings), { recursive: true, mode: 0o700 });
  writeFileSync(recordOf(settings), `${JSON.stringify(result)}\n`, { mode: 0o600 });
}

/** Null when none was ever taken from this data folder. */
export function lastBackup(settings: Settings): BackupResult | null {
  try {
    return JSON.parse(readFileSync(recordOf(settings), 'utf8')) as BackupResult;
  } catch {
    return null;
  }
}

function recordOf(settings: Settings): string {
  return join(backupFolder(settings), 'last.json');
}
