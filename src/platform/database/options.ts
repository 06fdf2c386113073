import { type DataSourceOptions, getMetadataArgsStorage } from 'typeorm';
import type { BetterSqlite3DataSourceOptions } from 'typeorm/driver/better-sqlite3/BetterSqlite3DataSourceOptions.js';
import type { Engine, Settings } from '../config/settings.js';
import { MIGRATIONS } from './migrations/index.js';
import { SnakeCaseNaming } from './naming.js';
import { SturdyClient } from './sturdy-client.js';

export type EntityClass = abstract new (...args: never[]) => object;
type EntityList = Extract<DataSourceOptions['entities'], unknown[]>;

interface RawConnection {
  pragma(text: string): unknown;
  prepare(text: string): unknown;
}

const WRITER_BUSY_MS = 50; // longer would freeze the event loop: the unit of work retries instead
const READER_BUSY_MS = 1000;

/** The one writing connection (SQLite) or the writing pool (PostgreSQL). */
export function writerOptions(settings: Settings, entities: readonly EntityClass[]): DataSourceOptions {
  const shared = sharedOptions(entities, settings.engine);
  if (settings.databaseUrl !== null) return { ...shared, type: 'postgres', url: settings.databaseUrl, poolSize: 10, extra: { Client: SturdyClient } };
  return sqlite({ ...shared, database: settings.databaseFile, prepareDatabase: prepareWriter });
}

/** Reads see committed rows only and cannot write, whatever the code above tries. */
export function readerOptions(settings: Settings, entities: readonly EntityClass[]): DataSourceOptions {
  const shared = { ...sharedOptions(entities, settings.engine), name: 'reader', migrations: [] };
  if (settings.databaseUrl !== null) {
    const extra = { options: '-c default_transaction_read_only=on', Client: SturdyClient };
    return { ...shared, type: 'postgres', url: settings.databaseUrl, poolSize: 10, extra };
  }
  return sqlite({ ...shared, database: settings.databaseFile, readonly: true, prepareDatabase: prepareReader });
}

function sharedOptions(entities: readonly EntityClass[], engine: Engine) {
  nameBytesFor(engine);
  return {
    entities: [...entities] as unknown as EntityList,
    migrations: [...MIGRATIONS],
    migrationsTransactionMode: 'each' as const,
    namingStrategy: new SnakeCaseNaming(),
    synchronize: false,
    invalidWhereValuesBehavior: { null: 'throw' as const, undefined: 'throw' as const },
    logging: false as const,
  };
}

function sqlite(options: Omit<BetterSqlite3DataSourceOptions, 'type'>): BetterSqlite3DataSourceOptions {
  return { ...options, type: 'better-sqlite3' };
}

/** TypeORM hard-codes a deferred BEGIN, which fails half-way when another process writes: ours takes the lock at once. */
function prepareWriter(connection: RawConnection): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma(`busy_timeout = ${WRITER_BUSY_MS}`);
  const prepare = connection.prepare.bind(connection);
  connection.prepare = (text) => prepare(text === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : text);
}

function prepareReader(connection: RawConnection): void {
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma(`busy_timeout = ${READER_BUSY_MS}`);
}

/** The one type whose name differs: entities say `blob`, PostgreSQL calls it `bytea`. */
function nameBytesFor(engine: Engine): void {
  const [from, to] = engine === 'postgres' ? ['blob', 'bytea'] : ['bytea', 'blob'];
  for (const { options } of getMetadataArgsStorage().columns) {
    if (options.type === from) options.type = to as 'blob';
  }
}
