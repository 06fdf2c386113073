// `npm run dev`: TypeScript in watch mode, and the server started again after each build that succeeds.
import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const compiler = join('node_modules', 'typescript7', 'bin', 'tsc');
const children = [
  start([compiler, '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput']),
  start(['--watch', '--watch-preserve-output', join('dist', 'main.js')]),
];

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopAll(0));
for (const child of children) child.once('exit', (code) => stopAll(code ?? 1));

function start(words) {
  return spawn(process.execPath, words, { cwd: root, stdio: 'inherit' });
}

function stopAll(code) {
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = code;
}
