import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ask } from './http.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const READY_WITHIN_MS = 60_000;
const GLANCE_MS = 5;

/** A program of ours running apart, listening on its own port. */
export interface Running {
  readonly origin: string;
  /** From the command to the first « ready ». */
  readonly startMs: number;
  residentMegabytes(): number;
  /** Processor time spent so far, in milliseconds: on a machine that does other things too, it says more than the clock. */
  processorMs(): number;
  stop(): Promise<void>;
}

/** The application as `npm start` runs it: built, in production, with the same options of node. */
export async function startApplication(environment: Readonly<Record<string, string>>): Promise<Running> {
  return start([...startOptions(), join('dist', 'main.js')], environment, '/readyz');
}

/** Another built file of this folder, on a port of its own. */
export async function startBeside(file: string, words: readonly string[], environment: Readonly<Record<string, string>>): Promise<Running> {
  return start([...startOptions(), resolve(import.meta.dirname, file), ...words], environment, '/');
}

async function start(words: readonly string[], environment: Readonly<Record<string, string>>, readyPath: string): Promise<Running> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const own = { PATH: process.env.PATH ?? '', NODE_ENV: 'production', PORT: String(port), ...environment };
  const child = spawn(process.execPath, [...words], { cwd: ROOT, env: own, stdio: ['ignore', 'ignore', 'inherit'] });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  await untilReady(child, `${origin}${readyPath}`);
  return {
    origin,
    startMs: performance.now() - began,
    residentMegabytes: () => residentMegabytes(child),
    processorMs: () => processorMs(child),
    stop: async () => {
      process.off('exit', kill);
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      const patience = setTimeout(kill, 5_000);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(patience);
    },
  };
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`It stopped with ${child.exitCode} before it was ready.`);
    if (performance.now() > deadline) throw new Error('It was not ready within a minute.');
    const answer = await ask(url).catch(() => null);
    if (answer?.status === 200) return;
    await pause(GLANCE_MS);
  }
}

/** The options of node in `npm start`. */
function startOptions(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

function residentMegabytes({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}

const TICK_MS = 10; // Linux counts processor time by hundredths of a second

function processorMs({ pid }: ChildProcess): number {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? [];
  return (Number(user) + Number(system)) * TICK_MS;
}

function freePort(): Promise<number> {
  return new Promise((done, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
