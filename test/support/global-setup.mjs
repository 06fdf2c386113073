// Once per run of jest: a folder for its databases and, when TEST_ENGINE=postgres, a server unless TEST_POSTGRES_URL names one.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres.mjs';

export default async function globalSetup() {
  process.env.TEST_RUN_DIR = mkdtempSync(join(tmpdir(), 'beffroi-test-'));
  if (process.env.TEST_ENGINE !== 'postgres' || process.env.TEST_POSTGRES_URL) return;
  const server = await startPostgres();
  process.env.TEST_POSTGRES_URL = server.url;
  globalThis.beffroiTestServer = server;
}
