import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ask } from './http.js';

const ROOT = resolve(import.meta.dirname, '../..');
/** Another build of the application, for whoever works on the sources meanwhile. */
const DIST = resolve(ROOT, process.env.KILL_DIST ?? 'dist');
const READY_WITHIN_MS = 60_000;

/** Which application runs: the built one, or one of the controls that must be caught. */
export type Variant = 'built' | 'hasty' | 'torn';

/** The built application in a process of its own, always on the same port, killed and started again. */
export class Killable {
  readonly origin: string;
  private child: ChildProcess | null = null;
  private said = '';

  private constructor(
    private readonly port: number,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly variant: Variant,
  ) {
    this.origin = `http://127.0.0.1:${port}`;
    process.once('exit', () => this.child?.kill('SIGKILL'));
  }

  static async on(environment: Readonly<Record<string, string>>, variant: Variant): Promise<Killable> {
    return new Killable(await freePort(), environment, variant);
  }

  /** Starts, and answers in how many milliseconds it was ready. */
  async start(): Promise<number> {
    const began = performance.now();
    const own = { PATH: process.env.PATH ?? '', NODE_ENV: 'production', PORT: String(this.port), KILL_DIST: DIST, ...this.environment };
    this.said = '';
    const child = spawn(process.execPath, [...this.script()], { cwd: ROOT, env: own, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (this.said = (this.said + text).slice(-4000)));
    this.child = child;
    await this.untilReady(child, began + READY_WITHIN_MS);
    return performance.now() - began;
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  /** What the process wrote last, for a failure to be understood. */
  get lastWords(): string {
    return this.said;
  }

  async untilReady(child = this.child, deadline = performance.now() + READY_WITHIN_MS): Promise<void> {
    for (;;) {
      if (child === null || child.exitCode !== null || child.signalCode !== null) throw new Error(`The application has stopped: ${this.said}`);
      if (performance.now() > deadline) throw new Error(`The application is not ready after a minute: ${this.said}`);
      const answer = await ask(`${this.origin}/readyz`).catch(() => null);
      if (answer?.status === 200) return;
      await pause(10);
    }
  }

  private script(): readonly string[] {
    return this.variant === 'built' ? [join(DIST, 'main.js')] : [resolve(import.meta.dirname, 'controls', `${this.variant}.mjs`)];
  }
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
