import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 300_000;
const GLANCE_MS = 25;

/** Does the work in one of jest's workers only; the others wait for it. A failure is left for the next one to meet again. */
export async function oncePerRun(folder: string, name: string, work: () => Promise<void>): Promise<void> {
  const done = join(folder, `${name}.done`);
  const lock = join(folder, `${name}.lock`);
  const deadline = performance.now() + PATIENCE_MS;
  while (!existsSync(done)) {
    if (taken(lock)) {
      await workAlone(work, done, lock);
    } else if (performance.now() > deadline) {
      throw new Error(`Another worker has been preparing ${name} for five minutes.`);
    } else {
      await pause(GLANCE_MS);
    }
  }
}

function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

async function workAlone(work: () => Promise<void>, done: string, lock: string): Promise<void> {
  try {
    // Between the look at `done` and the lock, another worker may have finished.
    if (existsSync(done)) return;
    await work();
    writeFileSync(done, '');
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
