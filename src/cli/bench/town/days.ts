export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** The day of an instant of office hours: the same in Paris and in UTC. */
export function day(milliseconds: number): string {
  return instant(milliseconds).slice(0, 10);
}

/** Nine in the morning, UTC, of that day or of the one so many days away. */
export function morning(milliseconds: number, daysAway = 0): number {
  return Math.floor(milliseconds / DAY_MS) * DAY_MS + daysAway * DAY_MS + 9 * HOUR_MS;
}
