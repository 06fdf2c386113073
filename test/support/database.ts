import { randomBytes } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
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

/** What a spec file's own database is copied from, filled once per run. */
export interface Template {
  readonly name: string;
  fill(settings: Settings): Promise<void>;
}

const EMPTY: Template = { name: 'empty', fill: migrate };
const FILE = 'beffroi.sqlite';

/** A migrated, empty database of one's own; TEST_ENGINE chooses the engine. */
export function freshDatabase(): Promise<FreshDatabase> {
  return databaseFrom(EMPTY);
}

/** A copy, of one's own, of a database filled once per run. */
export async function databaseFrom(template: Template): Promise<FreshDatabase> {
  const dataDir = mkdtempSync(join(runDir(), 'data-'));
  return engineOfTheRun() === 'postgres' ? copyOnPostgres(template, dataDir) : copyOnSqlite(template, dataDir);
}

export function engineOfTheRun(): 'sqlite' | 'postgres' {
  return process.env.TEST_ENGINE === 'postgres' ? 'postgres' : 'sqlite';
}

async function copyOnSqlite({ name, fill }: Template, dataDir: string): Promise<FreshDatabase> {
  const folder = join(runDir(), `template-${name}`);
  await oncePerRun(runDir(), `sqlite-${name}`, async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    await fill(new Settings({ DATA_DIR: folder, SECRET_KEY: aSecret() }));
  });
  for (const file of [FILE, `${FILE}-wal`]) {
    if (existsSync(join(folder, file))) copyFileSync(join(folder, file), join(dataDir, file));
  }
  copyMails(folder, dataDir);
  return { engine: 'sqlite', url: null, dataDir, drop: async () => forget(dataDir) };
}

async function copyOnPostgres({ name, fill }: Template, dataDir: string): Promise<FreshDatabase> {
  const folder = join(runDir(), `template-${name}`);
  const template = `template_${name.replaceAll('-', '_')}`;
  await oncePerRun(runDir(), `postgres-${name}`, async () => {
    mkdirSync(folder, { recursive: true });
    await administer(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await administer(`CREATE DATABASE ${template}`);
    await fill(new Settings({ DATA_DIR: folder, DATABASE_URL: addressOf(template), SECRET_KEY: aSecret() }));
  });
  const own = `t_${randomBytes(6).toString('hex')}`;
  await administer(`CREATE DATABASE ${own} TEMPLATE ${template}`);
  copyMails(folder, dataDir);
  const drop = async (): Promise<void> => {
    await administer(`DROP DATABASE IF EXISTS ${own} WITH (FORCE)`);
    forget(dataDir);
  };
  return { engine: 'postgres', url: addressOf(own), dataDir, drop };
}

/** Mails kept as files follow the database that wrote them. */
function copyMails(from: string, to: string): void {
  if (existsSync(join(from, 'mails'))) cpSync(join(from, 'mails'), join(to, 'mails'), { recursive: true });
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
