import { MONTHS } from './dates.js';
import { NBSP } from './numbers.js';

const UNITS = `h|min|km|m|%|€|jours?|ans?|mois|${MONTHS.join('|')}`;
const NUMBER_AND_UNIT = new RegExp(`(\\d|\\b1er)[ ](?=(?:${UNITS})(?![\\p{L}\\d]))`, 'gu');

/** « a, b et c ». */
export function list(items: readonly string[], conjunction = 'et'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items[items.length - 1] ?? ''}`;
}

/** First letter in capital, accents kept: « État ». */
export function capitalise(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase('fr') + rest.join('');
}

/** « texte » between French quotation marks with their unbreakable spaces. */
export function quoted(text: string): string {
  return `«${NBSP}${text}${NBSP}»`;
}

/** French typography for a sentence that we build; never for what a person typed. */
export function typographic(text: string): string {
  return text
    .replace(/'/g, '’')
    .replace(/\.\.\./g, '…')
    .replace(/«[ \u00a0\u202f]*/g, `«${NBSP}`)
    .replace(/[ \u00a0\u202f]*»/g, `${NBSP}»`)
    .replace(/[ \u00a0\u202f]+(?=[:;!?%€])/g, NBSP)
    .replace(/(?<=[\p{L}\d)»])(?=[:;!?]+(?:\s|$))/gu, NBSP)
    .replace(NUMBER_AND_UNIT, `$1${NBSP}`)
    .replace(/(\dh|\d\u00a0h) (?=\d{2}(?!\d))/g, `$1${NBSP}`)
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${NBSP}`)
    .replace(/n° (?=\d)/g, `n°${NBSP}`);
}
