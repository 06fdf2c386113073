import { dayOfMonth, monthYear, weekday } from '../platform/formatting/french.js';
import type { DayView } from '../platform/web/components/page-view.js';

/** « mardi 3 mars 2026 », the day in large figures in the margin. */
export function dayView(day: string): DayView {
  return { iso: day, before: weekday(day), number: dayOfMonth(day), after: monthYear(day) };
}
