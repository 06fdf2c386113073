import { daysBetween } from '../../../platform/clock/calendar.js';
import { longDate } from '../../../platform/formatting/dates.js';
import { readDayWords } from '../../../platform/formatting/french-day.reader.js';
import { searchText } from '../../../platform/formatting/sort-key.js';

/** The end of a phrase read as a due date; what is not taken stays in `kept`. */
export interface TrailingDate {
  readonly kept: string;
  readonly dueOn: string | null;
  readonly error: string | null;
  readonly notice: string | null;
}

const MOST_WORDS = 8;
const FAR_DAYS = 183;
// After these words the date belongs to the sentence: « le compte rendu du 10 mars », « le marché du lundi », « depuis hier ».
const BINDING = new Set(
  "du de des d' au aux chaque tous les la ce cette ces depuis des entre et ou a des lors jusqu'au jusqu'a vu vue fait faite constate signale samedi dimanche lundi mardi mercredi jeudi vendredi".split(' '),
);
// « le lundi » is every Monday; « reporter au 15 mars » and « maintenir jusqu’à lundi » say what to do, not for when.
const PART_OF_SENTENCE = /^(?:le (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)$|jusqu'|au (?!plus tard)|a (?!la mi|la fin)|il y a )/;
// « 1/2 », « 24/7 ».
const DOUBTFUL_FIGURES = /^\d{1,2}\/\d$|^\d\/\d{1,2}$/;

/** The longest run of last words that is a date, unless the sentence needs it. */
export function takeTrailingDate(phrase: string, today: string): TrailingDate {
  const words = [...phrase.trim().matchAll(/\S+/g)];
  for (let from = Math.max(0, words.length - MOST_WORDS); from < words.length; from += 1) {
    const start = words[from]?.index ?? 0;
    const dateWords = phrase.trim().slice(start);
    const reading = DOUBTFUL_FIGURES.test(dateWords) ? null : readDayWords(dateWords, today, 'next');
    if (reading === null) continue;
    const before = phrase.trim().slice(0, start);
    if ('error' in reading) return { kept: phrase.trim(), dueOn: null, error: reading.error, notice: null };
    return settle(before, dateWords, reading.day, today);
  }
  return { kept: phrase.trim(), dueOn: null, error: null, notice: null };
}

function settle(before: string, dateWords: string, day: string, today: string): TrailingDate {
  const whole = before + dateWords;
  if (isBound(before) || PART_OF_SENTENCE.test(searchText(dateWords))) {
    return keep(whole, `«\u00a0${dateWords}\u00a0» est resté dans la phrase\u00a0: écrivez «\u00a0pour…\u00a0» ou «\u00a0avant le…\u00a0» pour en faire l’échéance`);
  }
  if (daysBetween(today, day) < 0) return keep(whole, `«\u00a0${dateWords}\u00a0» est passé\u00a0: la date est restée dans la phrase`);
  const isFar = daysBetween(today, day) > FAR_DAYS;
  const notice = isFar ? `L’échéance est le ${longDate(day)}\u00a0: vérifiez l’année` : null;
  return { kept: withoutComma(before, dateWords), dueOn: day, error: null, notice };
}

function isBound(before: string): boolean {
  const last = searchText(before).split(' ').at(-1) ?? '';
  return BINDING.has(last) || last.endsWith("d'");
}

function keep(whole: string, notice: string): TrailingDate {
  return { kept: whole, dueOn: null, error: null, notice };
}

// « Poser les blocs, avant le 15 mars. » leaves « Poser les blocs. »
function withoutComma(before: string, dateWords: string): string {
  const kept = before.trim().replace(/[\s,;:–-]+$/, '');
  return kept !== '' && dateWords.endsWith('.') && !/[.!?]$/.test(kept) ? `${kept}.` : kept;
}
