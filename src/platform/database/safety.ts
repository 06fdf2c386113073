import type { DataSource } from 'typeorm';

/** What SQLite must say of itself: a missing sync may lose an acknowledged write at a power cut. */
const EXPECTED: Readonly<Record<string, string | number>> = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 };

/** Re-reads the settings that durability rests on, and stops the start when one differs. */
export async function refuseUnsafe(source: DataSource): Promise<void> {
  if (source.options.type === 'postgres') return refuseUnsafePostgres(source);
  for (const [name, expected] of Object.entries(EXPECTED)) {
    const rows = await source.query<Record<string, unknown>[]>(`PRAGMA ${name}`);
    const found = Object.values(rows[0] ?? {})[0];
    if (found !== expected) throw new Error(`SQLite ${name} is ${String(found)} instead of ${expected}: not started.`);
  }
}

/** Servers of tests switch fsync off on purpose and say so in their own name. */
async function refuseUnsafePostgres(source: DataSource): Promise<void> {
  const rows = await source.query<{ fsync: string; cluster_name: string }[]>(
    "SELECT current_setting('fsync') AS fsync, current_setting('cluster_name') AS cluster_name",
  );
  const { fsync, cluster_name: name } = rows[0] ?? { fsync: 'off', cluster_name: '' };
  if (fsync !== 'on' && name !== 'beffroi-tests') throw new Error('PostgreSQL fsync is off: not started.');
}
