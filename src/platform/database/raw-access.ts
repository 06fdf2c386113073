import type { DataSource, EntityManager } from 'typeorm';
import type { RawRow } from './database.js';
import type { PreparedShape } from './prepared-queries.js';

/** Runs prepared statements on the connection itself: TypeORM's own way to a result costs more than most of our reads. */
export interface RawAccess {
  rows(shape: PreparedShape, values: readonly unknown[], manager: EntityManager): Promise<RawRow[]>;
  /** Moves whenever anybody, another process included, commits a change; null where the engine has no such number. */
  dataVersion(): number | null;
}

interface Statement {
  /** Whether it answers rows: a change of many rows at once answers none. */
  readonly reader: boolean;
  run(...values: readonly unknown[]): unknown;
  all(...values: readonly unknown[]): RawRow[];
}

interface SqliteConnection {
  prepare(text: string): Statement;
}

interface PostgresClient {
  query(question: { readonly name: string; readonly text: string; readonly values: readonly unknown[] }): Promise<{ readonly rows: RawRow[] }>;
}

export function rawAccess(reader: DataSource): RawAccess {
  return reader.options.type === 'postgres' ? postgresAccess(reader) : sqliteAccess(reader);
}

function sqliteAccess(reader: DataSource): RawAccess {
  const prepared = new WeakMap<SqliteConnection, WeakMap<PreparedShape, Statement>>();
  const version = connectionOf(reader).prepare('PRAGMA data_version');
  return {
    rows: async (shape, values, manager) => {
      const connection = connectionOf(manager.connection);
      const statements = prepared.get(connection) ?? new WeakMap<PreparedShape, Statement>();
      prepared.set(connection, statements);
      const statement = statements.get(shape) ?? connection.prepare(shape.text);
      statements.set(shape, statement);
      if (statement.reader) return statement.all(...values);
      statement.run(...values);
      return [];
    },
    dataVersion: () => Number(version.all()[0]?.data_version),
  };
}

function postgresAccess(reader: DataSource): RawAccess {
  const pool = (reader.driver as unknown as { master: PostgresClient }).master;
  return {
    rows: async ({ name, text }, values, { queryRunner }) => {
      const client = queryRunner === undefined ? pool : ((await queryRunner.connect()) as PostgresClient);
      return (await client.query({ name, text, values })).rows;
    },
    dataVersion: () => null,
  };
}

function connectionOf(source: DataSource): SqliteConnection {
  return (source.driver as unknown as { databaseConnection: SqliteConnection }).databaseConnection;
}
