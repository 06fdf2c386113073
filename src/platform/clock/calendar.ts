import { DateTime, IANAZone } from 'luxon';

export const DEFAULT_ZONE = 'Europe/Paris';

/**
 * A day is 'YYYY-MM-DD', an instant is ISO text in UTC with milliseconds; both are read in the zone of the installation, whatever
 * the server's: Paris unless it says otherwise. « Paris » in the names below means that zone.
 */
let zone = DEFAULT_ZONE;

export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

/** The zone of the installation, told at start and when it changes. A name that nobody knows is refused. */
export function useTimeZone(name: string): void {
  if (!isTimeZone(name)) throw new Error(`Unknown time zone: ${name}`);
  zone = name;
  offsetOfHour.clear();
}

export function timeZone(): string {
  return zone;
}

const DAY_MS = 86_400_000;

export interface DayBounds {
  readonly first: string;
  readonly last: string;
}

/** The day of these three numbers, or null when it does not exist (month 13, 31 February). */
export function dayOf(year: number, month: number, dayOfMonth: number): string | null {
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, dayOfMonth);
  if (time.getUTCFullYear() !== year || time.getUTCMonth() !== month - 1 || time.getUTCDate() !== dayOfMonth) return null;
  return time.toISOString().slice(0, 10);
}

/** Days from a to b: 0 on the same day, negative when b comes first. */
export function daysBetween(a: string, b: string): number {
  return dayNumber(b) - dayNumber(a);
}

/** The day n days later (earlier when n is negative). */
export function addDays(day: string, n: number): string {
  return new Date((dayNumber(day) + n) * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of the month n months later, or the last day of a shorter month. */
export function addMonths(day: string, n: number): string {
  const { year, month, dayOfMonth } = partsOf(day);
  const months = year * 12 + month - 1 + n;
  const last = lastDayOfMonth(Math.floor(months / 12), (months % 12) + 1);
  const wanted = dayOf(Math.floor(months / 12), (months % 12) + 1, dayOfMonth);
  return wanted ?? last;
}

export function lastDayOfMonth(year: number, month: number): string {
  const first = month === 12 ? `${pad(year + 1, 4)}-01-01` : `${pad(year, 4)}-${pad(month + 1, 2)}-01`;
  return addDays(first, -1);
}

/** 0 for Monday, 6 for Sunday. */
export function weekdayIndex(day: string): number {
  // 1 January 1970 was a Thursday.
  return (((dayNumber(day) + 3) % 7) + 7) % 7;
}

export function partsOf(day: string): { readonly year: number; readonly month: number; readonly dayOfMonth: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), dayOfMonth: Number(day.slice(8, 10)) };
}

/** '2026-Q1' of any day from January to March 2026. */
export function quarterOf(day: string): string {
  const { month } = partsOf(day);
  return `${day.slice(0, 4)}-Q${Math.ceil(month / 3)}`;
}

/** First and last day of a quarter. */
export function quarterBounds(quarter: string): DayBounds {
  const { year, index } = quarterParts(quarter);
  const month = (index - 1) * 3 + 1;
  return { first: `${pad(year, 4)}-${pad(month, 2)}-01`, last: lastDayOfMonth(year, month + 2) };
}

export function previousQuarter(quarter: string): string {
  const { year, index } = quarterParts(quarter);
  return index === 1 ? `${pad(year - 1, 4)}-Q4` : `${pad(year, 4)}-Q${index - 1}`;
}

export function sameQuarterLastYear(quarter: string): string {
  const { year, index } = quarterParts(quarter);
  return `${pad(year - 1, 4)}-Q${index}`;
}

/** The day on which an instant falls in Paris. */
export function parisDay(instant: string): string {
  return onParisClocks(instant).slice(0, 10);
}

/** The hour on Paris clocks at an instant, 'HH:MM'. */
export function parisTime(instant: string): string {
  return onParisClocks(instant).slice(11, 16);
}

/** The instant of a Paris day and hour: an hour skipped in spring gives the first one that exists, an hour met twice in autumn gives the first. */
export function instantOf(day: string, time: string): string {
  const wanted = DateTime.fromISO(`${day}T${time}`, { zone });
  if (!wanted.isValid) throw new Error('instantOf was given a day or an hour that cannot be read');
  if (isSkippedHour(day, time)) return firstAfterJump(wanted);
  const earlier = wanted.minus({ hours: 1 });
  const met = earlier.toFormat("yyyy-MM-dd'T'HH:mm") === `${day}T${time}` ? earlier : wanted;
  return met.toUTC().toISO({ includeOffset: true }) ?? '';
}

/** Whether the clocks jump over this hour on this day: the page then says which hour was kept. */
export function isSkippedHour(day: string, time: string): boolean {
  return DateTime.fromISO(`${day}T${time}`, { zone }).toFormat('HH:mm') !== time;
}

const LONGEST_JUMP_MS = 3 * 3_600_000;

/** The instant when the clocks jump over an hour that does not exist: the change of offset just before what it was read as. */
function firstAfterJump(read: DateTime): string {
  const hasJumped = (milliseconds: number): boolean => DateTime.fromMillis(milliseconds, { zone }).offset === read.offset;
  let before = read.toMillis() - LONGEST_JUMP_MS;
  let after = read.toMillis();
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (hasJumped(middle)) after = middle;
    else before = middle;
  }
  return new Date(after).toISOString();
}

/** What Paris clocks show at an instant, written like an instant. */
function onParisClocks(instant: string): string {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) throw new Error('An instant could not be read');
  return new Date(milliseconds + parisOffset(milliseconds)).toISOString();
}

const HOUR_MS = 3_600_000;
const MOST_HOURS = 50_000;
const offsetOfHour = new Map<number, number>();

/** Clocks move on a whole hour: what the zone's rules say is asked once for each, for a page tells hundreds of dates. */
function parisOffset(milliseconds: number): number {
  const hour = Math.floor(milliseconds / HOUR_MS);
  const known = offsetOfHour.get(hour);
  if (known !== undefined) return known;
  if (offsetOfHour.size >= MOST_HOURS) offsetOfHour.clear();
  const offset = DateTime.fromMillis(hour * HOUR_MS, { zone }).offset * 60_000;
  offsetOfHour.set(hour, offset);
  return offset;
}

function quarterParts(quarter: string): { readonly year: number; readonly index: number } {
  const match = /^(\d{4})-Q([1-4])$/.exec(quarter);
  if (!match) throw new Error('A quarter is written 2026-Q1');
  return { year: Number(match[1]), index: Number(match[2]) };
}

function dayNumber(day: string): number {
  const number = Date.parse(`${day}T00:00:00.000Z`) / DAY_MS;
  if (!Number.isInteger(number)) throw new Error('A day is written 2026-03-03');
  return number;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
