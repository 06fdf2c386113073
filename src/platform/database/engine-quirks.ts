import type { DataSource } from 'typeorm';

interface RawSqlite {
  inTransaction: boolean;
  exec(text: string): void;
}

interface RunnerState {
  isTransactionActive: boolean;
  transactionDepth: number;
}

/**
 * On a full disk SQLite rolls back by itself while TypeORM believes a transaction is still open: later units would run as
 * savepoints of a transaction nobody closes, answer « committed » and be lost. So every turn ends with a clean connection.
 */
export function settleSqlite(writer: DataSource): void {
  const raw = (writer.driver as unknown as { databaseConnection: RawSqlite }).databaseConnection;
  const runner = writer.createQueryRunner() as unknown as RunnerState;
  const leftOpen = raw.inTransaction;
  if (leftOpen) raw.exec('ROLLBACK');
  runner.isTransactionActive = false;
  runner.transactionDepth = 0;
  if (leftOpen) throw new Error('A unit of work left its transaction open: nothing was kept.');
}

/** Another process holds SQLite's write lock. */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/** PostgreSQL chose this transaction as the victim of a deadlock or of a serialisation failure. */
export function isDeadlock(error: unknown): boolean {
  return codeOf(error) === '40P01' || codeOf(error) === '40001';
}

export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === '23505' || codeOf(error).startsWith('SQLITE_CONSTRAINT_UNIQUE') || codeOf(error) === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

export type EngineTrouble = 'away' | 'full';

/** PostgreSQL stopped, starting, or out of connections; SQLite's file held too long by another process. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[123]|08\d{3}|53300|SQLITE_BUSY\w*)$/;
const FULL = /^(SQLITE_FULL|53100|ENOSPC)$/;

/** What is wrong with the engine itself rather than with what was asked; null for any other error. */
export function engineTrouble(error: unknown): EngineTrouble | null {
  const code = codeOf(error);
  if (FULL.test(code)) return 'full';
  return AWAY.test(code) || (error instanceof Error && /^Connection terminated/.test(error.message)) ? 'away' : null;
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  return String(driverError?.code ?? code ?? '');
}
