import { dayOfMonth, monthYear, weekday } from '../../formatting/french.js';
import type { DayView } from './page-view.js';

/** « mardi 3 mars 2026 », the day in large figures in the margin; `time` is for machines alone. */
export function dayView(day: string, time: string | null = null): DayView {
  return { iso: time === null ? day : `${day}T${time}`, before: weekday(day), number: dayOfMonth(day), after: monthYear(day) };
}
