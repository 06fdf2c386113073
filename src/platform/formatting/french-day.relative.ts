import { addDays, addMonths, lastDayOfMonth, partsOf } from '../clock/calendar.js';

const SHIFTS: Readonly<Record<string, number>> = {
  "aujourd'hui": 0,
  'ce jour': 0,
  demain: 1,
  'apres-demain': 2,
  'apres demain': 2,
  hier: -1,
  'avant-hier': -2,
  'avant hier': -2,
};

const NUMBERS: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  quinze: 15,
  vingt: 20,
  trente: 30,
};

// Without one of these words « deux semaines » is a duration, not a day.
const DELAY = /^(dans|sous|d'ici a|d'ici|avant|il y a) (\d{1,3}|[a-z]{2,6}) (jours?|semaines?|mois|ans?)$/;
// As the words say: eight and fifteen days.
const EIGHT_OR_FIFTEEN = /^(?:sous|dans la|dans une|d'ici une) (huitaine|quinzaine)(?: de jours)?$/;

/** « demain », « dans deux semaines », « sous huitaine », « fin du mois »: a day counted from today; null for other words. */
export function relativeWords(words: string, today: string): string | null {
  const shift = Object.hasOwn(SHIFTS, words) ? SHIFTS[words] : undefined;
  if (shift !== undefined) return addDays(today, shift);
  const { year, month } = partsOf(today);
  if (/^fin (?:du|de ce|de) mois$/.test(words)) return lastDayOfMonth(year, month);
  if (/^fin (?:de l'|d'|de cette )annee$/.test(words)) return lastDayOfMonth(year, 12);
  const roughly = EIGHT_OR_FIFTEEN.exec(words);
  return roughly ? addDays(today, roughly[1] === 'huitaine' ? 8 : 15) : delayed(words, today);
}

/** The value of a number in figures or in words; null for other words. */
export function numberOf(word: string): number | null {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  return Object.hasOwn(NUMBERS, word) ? (NUMBERS[word] ?? null) : null;
}

function delayed(words: string, today: string): string | null {
  const match = DELAY.exec(words);
  const amount = match ? numberOf(match[2] ?? '') : null;
  if (!match || amount === null) return null;
  const signed = match[1] === 'il y a' ? -amount : amount;
  const unit = match[3] ?? '';
  if (unit.startsWith('jour')) return addDays(today, signed);
  if (unit.startsWith('semaine')) return addDays(today, signed * 7);
  return addMonths(today, unit === 'mois' ? signed : signed * 12);
}
