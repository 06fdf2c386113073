import { readFileSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { type BackupResult, lastBackup } from '../../platform/backup/last-backup.js';
import { timeZone } from '../../platform/clock/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Settings } from '../../platform/config/settings.js';
import { Database } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import { OutboxMessage } from '../../platform/outbox/outbox-message.entity.js';
import { STUCK } from '../mails/outbox-list.query.js';

const PACKAGE = resolve(import.meta.dirname, '../../../package.json');

/** Figures of the server, and nothing of what it keeps. */
export interface ServerState {
  readonly version: string;
  readonly nodeVersion: string;
  readonly engine: string;
  readonly databaseBytes: number;
  readonly migrations: { readonly count: number; readonly last: string };
  readonly backup: BackupResult | null;
  /** Null where the system does not say. */
  readonly freeBytes: number | null;
  readonly outbox: { readonly waiting: number; readonly failed: number; readonly oldest: string | null };
  readonly isMailed: boolean;
  readonly isHttps: boolean;
  readonly timeZone: string;
  readonly upSeconds: number;
  readonly memoryBytes: number;
}

@Injectable()
export class ServerStateQuery {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  async now(): Promise<ServerState> {
    const [engine, databaseBytes, migrations, outbox, freeBytes] = await Promise.all([this.engine(), this.size(), this.migrations(), this.outbox(), this.free()]);
    return {
      version: versionOfPackage(),
      nodeVersion: process.versions.node,
      ...{ engine, databaseBytes, migrations, outbox, freeBytes },
      backup: lastBackup(this.settings),
      isMailed: this.settings.smtpUrl !== null,
      isHttps: this.settings.isHttps,
      timeZone: timeZone(),
      upSeconds: process.uptime(),
      memoryBytes: process.memoryUsage.rss(),
    };
  }

  private async engine(): Promise<string> {
    const isPostgres = this.database.engine === 'postgres';
    const [row] = await this.database.sql(isPostgres ? "SELECT current_setting('server_version') AS version" : 'SELECT sqlite_version() AS version');
    return `${isPostgres ? 'PostgreSQL' : 'SQLite'} ${String(row?.version)}`;
  }

  private async size(): Promise<number> {
    if (this.database.engine === 'postgres') {
      const [row] = await this.database.sql('SELECT pg_database_size(current_database()) AS bytes');
      return Number(row?.bytes);
    }
    const file = this.settings.databaseFile;
    return (await bytesOf(file)) + (await bytesOf(`${file}-wal`));
  }

  private async migrations(): Promise<ServerState['migrations']> {
    const rows = await this.database.sql('SELECT name FROM migrations ORDER BY id');
    return { count: rows.length, last: String(rows.at(-1)?.name ?? '').replace(/\d+$/, '') };
  }

  private async outbox(): Promise<ServerState['outbox']> {
    const [row] = await this.database.rows(
      this.database
        .read(OutboxMessage, 'message')
        .select('SUM(CASE WHEN message.failedAt IS NULL THEN 1 ELSE 0 END)', 'waiting')
        .addSelect('SUM(CASE WHEN message.failedAt IS NOT NULL THEN 1 ELSE 0 END)', 'failed')
        .addSelect('MIN(CASE WHEN message.failedAt IS NULL THEN message.announcedAt END)', 'oldest')
        .where(STUCK, { now: this.clock.now() }),
      ({ waiting, failed, oldest }) => ({ waiting: Number(waiting ?? 0), failed: Number(failed ?? 0), oldest: textOrNull(oldest) }),
    );
    return row ?? { waiting: 0, failed: 0, oldest: null };
  }

  private async free(): Promise<number | null> {
    try {
      const { bavail, bsize } = await statfs(this.settings.dataDir);
      return bavail * bsize;
    } catch {
      return null;
    }
  }
}

async function bytesOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}

function versionOfPackage(): string {
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { readonly version: string };
  return version;
}
