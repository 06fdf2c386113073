import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import type { RawRow } from './raw-values.js';
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
  const ofReader = new WeakMap<PreparedShape, Run>();
  const ofWriter = new WeakMap<PreparedShape, Run>();
  const version = connectionOf(reader).prepare('PRAGMA data_version');
  return {
    rows: async (shape, values, manager) => {
      const known = manager.connection === reader ? ofReader : ofWriter;
      let run = known.get(shape);
      if (run === undefined) {
        run = saidByTypeorm(shape.text, () => runOf(connectionOf(manager.connection).prepare(shape.text)));
        known.set(shape, run);
      }
      const ready = run;
      return saidByTypeorm(shape.text, () => ready(values));
    },
    dataVersion: () => Number(version.all()[0]?.data_version),
  };
}

type Run = (values: readonly unknown[]) => RawRow[];

/** Reads its rows, or changes some and has none. */
function runOf(statement: Statement): Run {
  if (statement.reader) return (values) => statement.all(...values);
  return (values) => {
    statement.run(...values);
    return [];
  };
}

/** A failure says the same here as through TypeORM: one kind of error, with the engine's code, and never the values. */
function saidByTypeorm<T>(text: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new QueryFailedError(text, [], error as Error);
  }
}

function postgresAccess(reader: DataSource): RawAccess {
  const pool = (reader.driver as unknown as { master: PostgresClient }).master;
  return {
    rows: async ({ name, text }, values, { queryRunner }) => {
      const client = queryRunner === undefined ? pool : ((await queryRunner.connect()) as PostgresClient);
      const answer = await client.query({ name, text, values }).catch((error: unknown) => {
        throw new QueryFailedError(text, [], error as Error);
      });
      return answer.rows;
    },
    dataVersion: () => null,
  };
}

function connectionOf(source: DataSource): SqliteConnection {
  return (source.driver as unknown as { databaseConnection: SqliteConnection }).databaseConnection;
}
