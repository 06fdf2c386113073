import { addDays } from '../platform/clock/calendar.js';

/** From a first day to a last one, both counted; null: no end known. */
export interface Span {
  readonly startsOn: string;
  readonly endsOn: string | null;
}

export function holdsOn({ startsOn, endsOn }: Span, day: string): boolean {
  return startsOn <= day && (endsOn === null || endsOn >= day);
}

/** Whether a span has still a day to come, that day included. */
export function lastsBeyond({ endsOn }: Span, day: string): boolean {
  return endsOn === null || endsOn >= day;
}

export function overlaps(a: Span, b: Span): boolean {
  if (isEmpty(a) || isEmpty(b)) return false;
  return (a.endsOn === null || a.endsOn >= b.startsOn) && (b.endsOn === null || b.endsOn >= a.startsOn);
}

/** What is replaced from a day held until the eve: on that day itself it opens nothing. */
export function lastDayBefore(day: string): string {
  return addDays(day, -1);
}

/** Ended before it began: a mistake put right the same day. */
function isEmpty({ startsOn, endsOn }: Span): boolean {
  return endsOn !== null && endsOn < startsOn;
}
