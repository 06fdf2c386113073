/** How many hashes run at once: each takes 19 MiB and a thread, and one thread of the four stays for the rest of the house. */
const AT_ONCE = 3;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs the work when a place is free, first come, first served. */
export async function inHashPool<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
