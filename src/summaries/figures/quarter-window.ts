import { addDays, instantOf, quarterBounds } from '../../platform/clock/calendar.js';

/** A quarter of one council, as it was known at the cut-off. */
export interface QuarterWindow {
  readonly councilId: string;
  /** First day, and the last one counted: the quarter's own, or the cut-off while the quarter still runs. */
  readonly first: string;
  readonly last: string;
  /** The same bounds as instants; `end` is the first one outside. */
  readonly start: string;
  readonly end: string;
  /** The first instant at which a row was recorded too late to count. */
  readonly cutOff: string;
}

/** Rows recorded on the cut-off day still count. */
export function quarterWindow(councilId: string, quarter: string, cutOffOn: string): QuarterWindow {
  const bounds = quarterBounds(quarter);
  const last = cutOffOn < bounds.last ? cutOffOn : bounds.last;
  return { councilId, first: bounds.first, last, start: midnight(bounds.first), end: midnight(addDays(last, 1)), cutOff: midnight(addDays(cutOffOn, 1)) };
}

function midnight(day: string): string {
  return instantOf(day, '00:00');
}
