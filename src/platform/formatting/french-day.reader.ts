import { addDays, daysBetween, weekdayIndex } from '../clock/calendar.js';
import { dayMonthYear, weekday } from './dates.js';
import { type DayReading, type Direction, dayAlone, monthDay, monthEdge } from './french-day.months.js';
import { relativeWords } from './french-day.relative.js';
import { searchText } from './sort-key.js';

export type { DayReading, Direction };

const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2100-12-31';
const LONGEST = 60;
// « d’ici le », « avant la », « pour », « jusqu’au », « au plus tard le »: they say that it is a due date and change no day.
const LEAD = /^(?:(?:au plus tard|pas plus tard que|avant|d'ici|pour) |jusqu')?(?:(?:a la|a|au|le|la|ce) |l')?(?=\S)/;
const WEEKDAY = /^(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?:,? (?:le )?(.+))?$/;
// Alone, « mer » and « sam » are words of their own.
const SHORT_WEEKDAY = /^(lun|mar|mer|jeu|ven|sam|dim)\.?,? (?:le )?(.+)$/;
const WEEKDAY_STARTS = ['lun', 'mar', 'mer', 'jeu', 'ven', 'sam', 'dim'];

export const NOT_UNDERSTOOD = 'Écrivez une date, par exemple 28\u00a0février, lundi 16\u00a0mars ou 03/03/2026';

/** A day written in French words or figures; without a year, the next such day from today on. */
export function readFrenchDay(words: string, today: string): DayReading {
  return readDayWords(words, today, 'next') ?? { error: NOT_UNDERSTOOD };
}

/** The same for something that happened: without a year, the last such day up to today. */
export function readPastFrenchDay(words: string, today: string): DayReading {
  return readDayWords(words, today, 'last') ?? { error: NOT_UNDERSTOOD };
}

/** Null when the words are no date at all; an error when they are one that cannot stand. */
export function readDayWords(words: string, today: string, direction: Direction): DayReading | null {
  if (words.length > LONGEST) return null;
  const plain = searchText(words).replace(/[\s.,;!]+$/, '');
  const reading = readPlain(plain, today, direction) ?? readPlain(plain.replace(LEAD, ''), today, direction);
  return reading && withinBounds(reading);
}

function readPlain(words: string, today: string, direction: Direction): DayReading | null {
  const relative = relativeWords(words, today);
  if (relative !== null) return { day: relative };
  const named = WEEKDAY.exec(words) ?? SHORT_WEEKDAY.exec(words);
  if (named) return readNamed(WEEKDAY_STARTS.indexOf((named[1] ?? '').slice(0, 3)), named[2] ?? '', today, direction);
  return monthEdge(words, today, direction) ?? monthDay(words, today, direction);
}

function readNamed(index: number, rest: string, today: string, direction: Direction): DayReading | null {
  const ahead = (index - weekdayIndex(today) + 6) % 7 + 1;
  if (rest === '') return { day: addDays(today, direction === 'next' ? ahead : before(ahead)) };
  if (rest === 'prochain') return { day: addDays(today, ahead) };
  if (rest === 'dernier' || rest === 'passe') return { day: addDays(today, before(ahead)) };
  if (rest === 'en huit') return { day: addDays(today, ahead + 7) };
  const dated = monthDay(rest, today, direction) ?? dayAlone(rest, today, direction);
  if (dated === null || 'error' in dated) return dated;
  if (weekdayIndex(dated.day) === index) return dated;
  return { error: `Le ${dayMonthYear(dated.day)} est un ${weekday(dated.day)}\u00a0: vérifiez le jour` };
}

// From « days until the next one », never 0, to « days since the last one », never 0.
function before(ahead: number): number {
  return ahead === 7 ? -7 : ahead - 7;
}

function withinBounds(reading: DayReading): DayReading {
  if ('error' in reading) return reading;
  const isOutside = daysBetween(FIRST_DAY, reading.day) < 0 || daysBetween(reading.day, LAST_DAY) < 0;
  return isOutside ? { error: 'L’année doit être comprise entre 2000 et 2100\u00a0: vérifiez-la' } : reading;
}
