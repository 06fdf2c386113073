import type { QueryRunner } from 'typeorm';

/** Raw bytes are `blob` on SQLite and `bytea` on PostgreSQL. */
export function bytesType(runner: QueryRunner): string {
  return runner.connection.options.type === 'postgres' ? 'bytea' : 'blob';
}
