import { addDays, parisDay, parisTime, partsOf, weekdayIndex } from '../clock/calendar.js';
import { NBSP } from './numbers.js';

export const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;
export const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;

/** « mardi 3 mars 2026 »; the year is left out when it is the year of `today`. */
export function longDate(day: string, today?: string): string {
  return `${weekday(day)} ${dayMonthYear(day, today)}`;
}

/** « 3 mars 2026 », or « 3 mars » when it is the year of `today`. */
export function dayMonthYear(day: string, today?: string): string {
  const isSameYear = today !== undefined && today.slice(0, 4) === day.slice(0, 4);
  return isSameYear ? dayMonth(day) : `${dayMonth(day)} ${partsOf(day).year}`;
}

/** « 03/03/2026 », as a date is typed. */
export function shortDate(day: string): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** « 3 mars », « 1er mars ». */
export function dayMonth(day: string): string {
  return `${dayOfMonth(day)}${NBSP}${monthName(day)}`;
}

/** « 3 », and « 1er » on the first. */
export function dayOfMonth(day: string): string {
  const number = partsOf(day).dayOfMonth;
  return number === 1 ? '1er' : String(number);
}

export function weekday(day: string): string {
  return WEEKDAYS[weekdayIndex(day)] ?? '';
}

/** « mars 2026 » of a day or of a month '2026-03'. */
export function monthYear(dayOrMonth: string): string {
  return `${monthName(dayOrMonth)} ${dayOrMonth.slice(0, 4)}`;
}

/** « 9 h 30 », « 21 h »: the hour in Paris. */
export function time(instant: string): string {
  return timeOfDay(parisTime(instant));
}

/** « 9 h 30 » of '09:30'. */
export function timeOfDay(text: string): string {
  const [hours = '0', minutes = '00'] = text.split(':');
  const hour = `${Number(hours)}${NBSP}h`;
  return Number(minutes) === 0 ? hour : `${hour}${NBSP}${minutes}`;
}

/** « mardi 3 mars, 9 h 30 ». */
export function longInstant(instant: string, today?: string): string {
  return `${longDate(parisDay(instant), today)}, ${time(instant)}`;
}

/** « aujourd’hui », « hier », « demain », else the long date. */
export function relativeDay(day: string, today: string): string {
  if (day === today) return 'aujourd’hui';
  if (day === addDays(today, -1)) return 'hier';
  if (day === addDays(today, 1)) return 'demain';
  return longDate(day, today);
}

function monthName(dayOrMonth: string): string {
  return MONTHS[Number(dayOrMonth.slice(5, 7)) - 1] ?? '';
}
