// Run before start, demo and tests: installs and builds what is missing or stale, and costs nothing when all is in order.
// It may depend on no package and must be readable by an old Node, which it has to refuse with a sentence.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const inside = (...names) => join(root, ...names);
const OLDEST_NODE = [20, 19];
const LOCK = inside('.ensure-lock');
const INSTALL_STAMP = inside('node_modules', '.beffroi-install');
const BUILD_STAMP = inside('dist', '.beffroi-build');
const COMPILER = ['c++', 'make', 'python3'];

await main(process.argv.slice(2));

async function main(words) {
  refuseOldNode();
  const wanted = { install: installFingerprint(), build: buildFingerprint() };
  if (!isCurrent(wanted)) await alone(() => prepare(wanted));
  if (words[0] === '--run') await serve(words[1], words.slice(2));
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  stop(`Node ${OLDEST_NODE.join('.')} ou plus récent est nécessaire ; ici : ${process.versions.node}.`, 'Node is too old.');
}

function isCurrent(wanted) {
  return read(INSTALL_STAMP) === wanted.install && read(BUILD_STAMP) === wanted.build;
}

function prepare(wanted) {
  if (read(INSTALL_STAMP) !== wanted.install) {
    if (!isInstalledByHand()) install();
    writeFileSync(INSTALL_STAMP, wanted.install);
  }
  if (read(BUILD_STAMP) !== wanted.build) build(wanted.build);
}

// Installing

/** Native modules are tied to Node's binary interface, so the same lock must be installed again under another Node. */
function installFingerprint() {
  const hash = createHash('sha256').update(readFileSync(inside('package-lock.json')));
  return hash.update(`${process.versions.modules} ${process.platform} ${process.arch}`).digest('hex');
}

/** After an `npm install` by hand the folder is already what the lock says: installing it again would cost minutes. */
function isInstalledByHand() {
  const installed = packagesOf(inside('node_modules', '.package-lock.json'));
  const wanted = packagesOf(inside('package-lock.json'));
  if (installed === null || wanted === null) return false;
  const differs = ([path, { version, optional }]) =>
    path !== '' && installed[path]?.version !== version && !(optional && installed[path] === undefined);
  return !Object.entries(wanted).some(differs) && nativeModuleLoads();
}

function packagesOf(lock) {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')).packages;
  } catch {
    return null;
  }
}

function install() {
  say('Installation des dépendances (npm ci) : trois à quatre minutes la première fois…');
  const result = spawnSync(...npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']), {
    cwd: root,
    env: { ...process.env, ...localHeaders() },
    stdio: 'inherit',
  });
  if (result.status === 0 && nativeModuleLoads()) return;
  const missing = COMPILER.filter((command) => !isOnPath(command));
  if (missing.length > 0) {
    stop(
      `L’installation a échoué. SQLite se compile sur place et il manque : ${missing.join(', ')}.` +
        ' Sous Debian ou Ubuntu : apt-get install g++ make python3',
      `Installation failed: a C++ toolchain is needed (missing: ${missing.join(', ')}).`,
    );
  }
  stop('L’installation a échoué : voir les messages de npm ci-dessus.', 'Installation failed: see the messages of npm above.');
}

function npm(words) {
  const script = process.env.npm_execpath;
  return script !== undefined && script.endsWith('.js') ? [process.execPath, [script, ...words]] : ['npm', words];
}

/** Node's own headers, where they stand beside it, spare the compilation a download. */
function localHeaders() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include', 'node', 'common.gypi')) ? { npm_config_nodedir: prefix } : {};
}

function nativeModuleLoads() {
  const trial = "new (require('better-sqlite3'))(':memory:').close()";
  return spawnSync(process.execPath, ['--input-type=commonjs', '-e', trial], { cwd: root, stdio: 'ignore' }).status === 0;
}

function isOnPath(command) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));
}

// Building

function buildFingerprint() {
  const hash = createHash('sha256');
  const files = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', ...sourcesUnder('src')];
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(inside(file))).update('\0');
  return hash.digest('hex');
}

function sourcesUnder(folder) {
  const entries = readdirSync(inside(folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesUnder(path);
    return entry.name.endsWith('.spec.ts') ? [] : [path];
  });
}

/** Built beside, then put in place whole: a failed or interrupted build leaves the former one. */
function build(fingerprint) {
  say('Compilation…');
  const fresh = inside('dist.new');
  rmSync(fresh, { recursive: true, force: true });
  const compiler = inside('node_modules', 'typescript7', 'bin', 'tsc');
  const words = [compiler, '-p', 'tsconfig.build.json', '--outDir', fresh];
  if (spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' }).status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    stop('La compilation a échoué : voir les messages ci-dessus.', 'The build failed: see the messages above.');
  }
  writeFileSync(join(fresh, '.beffroi-build'), fingerprint);
  rmSync(inside('dist'), { recursive: true, force: true });
  renameSync(fresh, inside('dist'));
}

// One at a time

/** Two first starts at once must not install over each other: the second waits, then finds everything done. */
async function alone(work) {
  while (!takeLock()) await new Promise((wake) => setTimeout(wake, 200));
  process.once('exit', () => rmSync(LOCK, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  work();
  rmSync(LOCK, { recursive: true, force: true });
}

function takeLock() {
  try {
    mkdirSync(LOCK);
    writeFileSync(join(LOCK, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (holderIsGone()) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}

function holderIsGone() {
  const pid = Number(read(join(LOCK, 'pid')) ?? 0);
  try {
    if (pid === 0) return Date.now() - statSync(LOCK).mtimeMs > 5000;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

// Running

/** Hands over to a built command and answers with its exit code. */
function serve(command, words) {
  const script = inside('dist', 'cli', `${command}.js`);
  if (!existsSync(script)) stop(`Commande inconnue : ${command}.`, `Unknown command: ${command}.`);
  const child = spawn(process.execPath, ['--max-semi-space-size=16', script, ...words], { cwd: root, stdio: 'inherit' });
  process.on('SIGINT', () => undefined); // the terminal sends it to the child as well, which decides
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.once('exit', (code, signal) => process.exit(signal === null ? code : 1));
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function say(sentence) {
  console.error(`beffroi : ${sentence}`);
}

function stop(french, english) {
  console.error(`\nbeffroi : ${french}\n          ${english}\n`);
  process.exit(1);
}
