import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Settings } from '../../src/platform/config/settings.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { oncePerRun } from './once-per-run.js';

export interface FreshDatabase {
  readonly engine: 'sqlite' | 'postgres';
  /** Address for DATABASE_URL; null on SQLite, whose file is `<dataDir>/beffroi.sqlite`. */
  readonly url: string | null;
  /** A folder of its own for DATA_DIR, whatever the engine. */
  readonly dataDir: string;
  drop(): Promise<void>;
}

const TEMPLATE = 'beffroi_template';
const FILE = 'beffroi.sqlite';

/** A migrated, empty database of one's own, copied from a template migrated once per run; TEST_ENGINE chooses the engine. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const dataDir = mkdtempSync(join(runDir(), 'data-'));
  return engineOfTheRun() === 'postgres' ? freshPostgres(dataDir) : freshSqlite(dataDir);
}

export function engineOfTheRun(): 'sqlite' | 'postgres' {
  return process.env.TEST_ENGINE === 'postgres' ? 'postgres' : 'sqlite';
}

async function freshSqlite(dataDir: string): Promise<FreshDatabase> {
  const template = join(runDir(), 'template');
  await oncePerRun(runDir(), 'sqlite-template', async () => {
    rmSync(template, { recursive: true, force: true });
    mkdirSync(template);
    await migrate(new Settings({ DATA_DIR: template, SECRET_KEY: aSecret() }));
  });
  for (const file of [FILE, `${FILE}-wal`]) {
    if (existsSync(join(template, file))) copyFileSync(join(template, file), join(dataDir, file));
  }
  return { engine: 'sqlite', url: null, dataDir, drop: async () => forget(dataDir) };
}

async function freshPostgres(dataDir: string): Promise<FreshDatabase> {
  await oncePerRun(runDir(), 'postgres-template', () => makePostgresTemplate(dataDir));
  const name = `t_${randomBytes(6).toString('hex')}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  const drop = async (): Promise<void> => {
    await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    forget(dataDir);
  };
  return { engine: 'postgres', url: addressOf(name), dataDir, drop };
}

async function makePostgresTemplate(dataDir: string): Promise<void> {
  await administer(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
  await administer(`CREATE DATABASE ${TEMPLATE}`);
  await migrate(new Settings({ DATA_DIR: dataDir, DATABASE_URL: addressOf(TEMPLATE), SECRET_KEY: aSecret() }));
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf('postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function addressOf(database: string): string {
  const url = new URL(fromSetUp('TEST_POSTGRES_URL'));
  url.pathname = `/${database}`;
  return url.toString();
}

function runDir(): string {
  return fromSetUp('TEST_RUN_DIR');
}

function fromSetUp(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is given by test/support/global-setup.mjs: run the tests through jest.`);
  return value;
}

function forget(dataDir: string): void {
  rmSync(dataDir, { recursive: true, force: true });
}

function aSecret(): string {
  return randomBytes(32).toString('hex');
}
