import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import type { BenchOptions } from './options.js';
import { type BuiltTown, buildTown } from './town/build.js';

/** A generated council with the environment of an application that serves it. */
export interface ServedTown {
  readonly years: number;
  readonly town: BuiltTown;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Places {
  town(years: number): Promise<ServedTown>;
  close(): Promise<void>;
}

interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

const ROOT = resolve(import.meta.dirname, '../../..');
const SECRET = 'bench-secret-key-of-forty-characters-long';

/** Where the councils live: files of a folder, or databases of a server that is started when BENCH_DATABASE_URL names none. */
export async function openPlaces({ engine, keep }: BenchOptions): Promise<Places> {
  const folder = keep === null ? mkdtempSync(join(tmpdir(), 'beffroi-bench-')) : resolve(keep);
  const server = engine === 'postgres' ? await databaseServer() : null;
  return {
    town: async (years) => {
      const dataDir = join(folder, `${engine}-${years}`);
      const environment: Record<string, string> = { DATA_DIR: dataDir, SECRET_KEY: SECRET };
      if (server !== null) environment.DATABASE_URL = await ownDatabase(server.url, `beffroi_bench_${years}`, dataDir);
      return { years, environment, town: await knownOrBuilt(environment, dataDir, years) };
    },
    close: async () => {
      await server?.stop();
      if (keep === null) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function knownOrBuilt(environment: Readonly<Record<string, string>>, dataDir: string, years: number): Promise<BuiltTown> {
  const note = join(dataDir, 'town.json');
  if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8')) as BuiltTown;
  mkdirSync(dataDir, { recursive: true });
  process.stdout.write(`Generating a council of ${years} ${years === 1 ? 'year' : 'years'}…\n`);
  const town = await buildTown(environment, years, performance.timeOrigin + performance.now());
  writeFileSync(note, JSON.stringify(town));
  return town;
}

async function databaseServer(): Promise<TestServer> {
  const given = process.env.BENCH_DATABASE_URL;
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() };
  const module = (await import(pathToFileURL(join(ROOT, 'test/support/postgres.mjs')).href)) as { startPostgres(): Promise<TestServer> };
  return module.startPostgres();
}

/** A database of that name, made anew unless the folder beside it says that it is filled already. */
async function ownDatabase(serverUrl: string, name: string, dataDir: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    const isFilled = known.rows.length > 0 && existsSync(join(dataDir, 'town.json'));
    if (!isFilled) {
      rmSync(dataDir, { recursive: true, force: true });
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${name}`);
    }
  } finally {
    await client.end();
  }
  const address = new URL(serverUrl);
  address.pathname = `/${name}`;
  return address.toString();
}
