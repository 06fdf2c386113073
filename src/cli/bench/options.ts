export interface BenchOptions {
  readonly engine: 'sqlite' | 'postgres';
  /** Shorter and less sure: to see where one stands while changing something. */
  readonly isQuick: boolean;
  /** Where the generated councils stay for the next run; a folder of their own, thrown away, when null. */
  readonly keep: string | null;
}

export const USAGE = 'npm run bench -- [--engine sqlite|postgres] [--quick] [--keep folder]';

/** How long and how often one page is asked, by one client and by eight. */
export interface Pace {
  readonly rounds: number;
  readonly seconds: number;
}

export function paceOf({ isQuick }: BenchOptions): Pace {
  return isQuick ? { rounds: 3, seconds: 0.5 } : { rounds: 7, seconds: 1.5 };
}

export function readOptions(words: readonly string[]): BenchOptions {
  const valueOf = (name: string): string | null => {
    const place = words.indexOf(name);
    return place === -1 ? null : (words[place + 1] ?? null);
  };
  const engine = valueOf('--engine') ?? 'sqlite';
  if (engine !== 'sqlite' && engine !== 'postgres') throw new Error(USAGE);
  return { engine, isQuick: words.includes('--quick'), keep: valueOf('--keep') };
}
