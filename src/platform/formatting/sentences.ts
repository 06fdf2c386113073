import { NBSP } from './numbers.js';

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
