import { sortKey } from '../platform/formatting/sort-key.js';

const LONGEST = 20;
const SMALL_WORDS = new Set(['de', 'du', 'des', 'd', 'l', 'la', 'le', 'les', 'et', 'en', 'sur', 'sous', 'pour', 'a', 'au', 'aux']);

/** A code as it is kept and typed after « @ »: capital letters and figures, without accent. */
export function codeOf(text: string): string {
  return sortKey(text)
    .replace(/[^a-z0-9]/g, '')
    .toUpperCase()
    .slice(0, LONGEST);
}

/** « Brune Habitat » gives BH, « Transbrune » gives TRA; a figure follows when the council has it already. */
export function proposedCode(name: string, taken: ReadonlySet<string>): string {
  const first = initials(name);
  for (let number = 2; ; number += 1) {
    if (number === 2 && !taken.has(first)) return first;
    const next = `${first.slice(0, LONGEST - 4)}${number}`;
    if (!taken.has(next)) return next;
  }
}

function initials(name: string): string {
  const words = sortKey(name).split(/[^a-z0-9]+/).filter((word) => word !== '');
  const telling = words.filter((word) => !SMALL_WORDS.has(word));
  const [first = 'org'] = telling.length > 0 ? telling : words;
  const letters = telling.length > 1 ? telling.map((word) => word[0]).join('') : first.slice(0, 3);
  return letters.toUpperCase().slice(0, 6);
}
