import { addMonths, dayOf, daysBetween, lastDayOfMonth, partsOf } from '../clock/calendar.js';
import { MONTHS } from './dates.js';

export type DayReading = { readonly day: string } | { readonly error: string };

/** Where a date without a year falls: the next one for a due date, the last one for something that happened. */
export type Direction = 'next' | 'last';

const MONTH = '(janvier|janv\\.?|fevrier|fevr?\\.?|mars|avril|avr\\.?|mai|juin|juillet|juil\\.?|aout|septembre|sept?\\.?|octobre|oct\\.?|novembre|nov\\.?|decembre|dec\\.?)';
const STARTS = ['janv', 'fev', 'mars', 'avr', 'mai', 'juin', 'juil', 'aout', 'sep', 'oct', 'nov', 'dec'];
const IN_WORDS = new RegExp(`^(1er|premier|\\d{1,2}) ?${MONTH}(?: (\\d{1,4}))?$`);
const IN_FIGURES = /^(\d{1,2})\/(\d{1,2})$|^(\d{1,2})([/.-])(\d{1,2})\4(\d{1,4})$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const EDGE = new RegExp(`^(fin|mi)(?: |-)(?:de )?${MONTH}(?: (\\d{4}))?$`);

/** « fin mars » (its last day) and « mi-avril » (the 15th). */
export function monthEdge(words: string, today: string, direction: Direction): DayReading | null {
  const match = EDGE.exec(words);
  if (!match) return null;
  const month = monthOf(match[2] ?? '');
  const edge = (year: number): string | null => (match[1] === 'fin' ? lastDayOfMonth(year, month) : dayOf(year, month, 15));
  const year = match[3] === undefined ? yearAround(edge, today, direction) : Number(match[3]);
  const day = edge(year);
  return day === null ? null : { day };
}

/** « 28 février », « 1er mars 2026 », « 15/03 », « 15-03-2026 », « 2026-03-15 ». */
export function monthDay(words: string, today: string, direction: Direction): DayReading | null {
  const inWords = IN_WORDS.exec(words);
  if (inWords) {
    const dayOfMonth = /^\d/.test(inWords[1] ?? '') ? Number.parseInt(inWords[1] ?? '', 10) : 1;
    return dated(dayOfMonth, monthOf(inWords[2] ?? ''), inWords[3], today, direction);
  }
  const iso = ISO.exec(words);
  if (iso) return dated(Number(iso[3]), Number(iso[2]), iso[1], today, direction);
  const figures = IN_FIGURES.exec(words);
  if (!figures) return null;
  return dated(Number(figures[1] ?? figures[3]), Number(figures[2] ?? figures[5]), figures[6], today, direction);
}

/** « mardi 17 »: the next 17th of a month from today on, or the last one. */
export function dayAlone(words: string, today: string, direction: Direction): DayReading | null {
  const match = /^(1er|\d{1,2})$/.exec(words);
  const dayOfMonth = Number.parseInt(match?.[1] ?? '0', 10);
  if (dayOfMonth < 1 || dayOfMonth > 31) return null;
  const step = direction === 'next' ? 1 : -1;
  for (let away = 0; ; away += step) {
    const { year, month } = partsOf(addMonths(`${today.slice(0, 8)}01`, away));
    const day = dayOf(year, month, dayOfMonth);
    if (day !== null && daysBetween(today, day) * step >= 0) return { day };
  }
}

function dated(dayOfMonth: number, month: number, yearText: string | undefined, today: string, direction: Direction): DayReading | null {
  const name = MONTHS[month - 1];
  if (name === undefined) return null;
  if (yearText !== undefined && yearText.length !== 4) return { error: 'Écrivez l’année en quatre chiffres, par exemple 15/03/2026' };
  // 2000 is a leap year: what does not exist then never does.
  if (dayOf(2000, month, dayOfMonth) === null) return { error: absent(`${dayOfMonth}\u00a0${name}`) };
  const edge = (inYear: number): string => dayOf(inYear, month, dayOfMonth) ?? lastDayOfMonth(inYear, month);
  const year = yearText === undefined ? yearAround(edge, today, direction) : Number(yearText);
  const day = dayOf(year, month, dayOfMonth);
  return day === null ? { error: absent(`${dayOfMonth}\u00a0${name} ${year}`) } : { day };
}

/** The year in which the day is the next one from today on, or the last one up to today. */
function yearAround(dayIn: (year: number) => string | null, today: string, direction: Direction): number {
  const { year } = partsOf(today);
  const thisYear = dayIn(year);
  const ahead = thisYear === null ? 0 : daysBetween(today, thisYear);
  if (direction === 'next') return ahead < 0 ? year + 1 : year;
  return ahead > 0 ? year - 1 : year;
}

function absent(day: string): string {
  return `Le ${day} n’existe pas\u00a0: vérifiez le jour`;
}

function monthOf(name: string): number {
  return STARTS.findIndex((start) => name.startsWith(start)) + 1;
}
