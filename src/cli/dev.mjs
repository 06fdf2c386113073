// `npm run dev`: builds at each change under src and starts the server again, at each change under views too (it reads them at start).
// Our own watcher, because that of TypeScript 7.0 does not notice changes on every file system.
import { spawn, spawnSync } from 'node:child_process';
import { watch } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const COMPILER = join('node_modules', 'typescript7', 'bin', 'tsc');
const CALM_MS = 150; // editors write a file in several strokes

let server = null;
let pending = null;
let mustBuild = false;
let stopping = false;

for (const folder of ['src', 'views']) {
  watch(join(root, folder), { recursive: true }, () => {
    mustBuild ||= folder === 'src';
    clearTimeout(pending);
    pending = setTimeout(refresh, CALM_MS);
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server?.kill('SIGTERM');
    process.exit(0);
  });
}
startServer();

/** A build that fails says why and leaves the former server running. */
function refresh() {
  if (mustBuild && !builds()) return;
  mustBuild = false;
  if (stopping) return;
  stopping = server.exitCode === null && server.signalCode === null;
  if (!stopping) return startServer();
  server.once('exit', startServer);
  server.kill('SIGTERM');
}

function builds() {
  return spawnSync(process.execPath, [COMPILER, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' }).status === 0;
}

function startServer() {
  stopping = false;
  server = spawn(process.execPath, [join('dist', 'main.js')], { cwd: root, stdio: 'inherit' });
}
