import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';

const WINDOW_MS = 15 * 60_000;
const MOST_FAILURES = 10;
/** Origins remembered; a server that waits for its set-up sees few. */
const MOST_ORIGINS = 1_000;

/** Wrong codes of the last quarter of an hour, by origin, in memory: the code changes when the server starts again. */
@Injectable()
export class SetUpAttempts {
  private readonly failures = new Map<string, number[]>();

  constructor(private readonly clock: Clock) {}

  isTooMuch(origin: string): boolean {
    return this.recent(origin).length >= MOST_FAILURES;
  }

  failed(origin: string): void {
    if (this.failures.size >= MOST_ORIGINS) this.failures.clear();
    this.failures.set(origin, [...this.recent(origin), this.clock.milliseconds()]);
  }

  private recent(origin: string): number[] {
    const since = this.clock.milliseconds() - WINDOW_MS;
    return (this.failures.get(origin) ?? []).filter((at) => at > since);
  }
}
