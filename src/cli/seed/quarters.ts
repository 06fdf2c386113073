import { addDays, previousQuarter, quarterBounds, quarterOf, weekdayIndex } from '../../platform/clock/calendar.js';

const FRIDAY = 4;

/** The n-th Friday after the end of a quarter: the second cuts off its summary, the third publishes it. */
export function fridayAfter(quarter: string, n: number): string {
  const next = addDays(quarterBounds(quarter).last, 1);
  return addDays(next, ((FRIDAY - weekdayIndex(next) + 7) % 7) + 7 * (n - 1));
}

/** The last quarter whose summary was published before that Monday. */
export function lastPublishedQuarter(monday: string): string {
  let quarter = previousQuarter(quarterOf(monday));
  while (fridayAfter(quarter, 3) >= monday) quarter = previousQuarter(quarter);
  return quarter;
}

/** The quarters called, the oldest first. */
export function toldQuarters(monday: string): readonly string[] {
  const quarters = [lastPublishedQuarter(monday)];
  while (quarters.length < 5) quarters.unshift(previousQuarter(quarters[0] as string));
  return quarters;
}
