import { parseInsee, parseSiren } from '../../places/index.js';
import { sortKey } from '../../platform/formatting/sort-key.js';
import type { CouncilKind } from '../council-words.js';

const COUNCIL_CODE = /^[A-Z][A-Z0-9]{1,4}$/;
const SMALL_WORDS = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l', 'et', 'en', 'sur', 'sous', 'a', 'au', 'aux']);
const MOST_LETTERS = 5;

/** The start of every reference, as it is stored; null when it cannot be one. */
export function parseCouncilCode(typed: string): string | null {
  const code = typed.trim().toUpperCase();
  return COUNCIL_CODE.test(code) ? code : null;
}

/** Proposals drawn from a name, best first: « Valbrune » → VAL, VAL2…; three words or more give their initials. */
export function* proposedCodes(name: string): Generator<string> {
  const words = sortKey(name).toUpperCase().split(/[^A-Z0-9]+/).filter((word) => word !== '' && !SMALL_WORDS.has(word.toLowerCase()));
  const initials = words.map((word) => word[0]).join('').slice(0, MOST_LETTERS);
  const start = (words.length >= 3 ? initials : (words[0] ?? '').slice(0, 3)).replace(/^[0-9]+/, '');
  const base = start.length >= 2 ? start : `${start}CL`.slice(0, 3);
  yield base;
  for (let rank = 2; rank < 1000; rank += 1) yield `${base.slice(0, MOST_LETTERS - String(rank).length)}${rank}`;
}

/** A commune has an INSEE code, a groupement a SIREN. */
export function parseTerritoryCode(typed: string, kind: CouncilKind): string | null {
  return kind === 'CLSPD' ? parseInsee(typed) : parseSiren(typed);
}

/** What a name begins with, and what takes the place of that beginning after « conseil ». */
const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^Le (?=.)/, 'du '], [/^Les (?=.)/, 'des '], [/^(?=(?:Communauté|Métropole) )/, 'de la '], [/^(?=Syndicat )/, 'du '], [/^(?=[aeiouyéèêàâîôûœ])/i, 'd’'], [/^/, 'de '],
];

/** « de Valbrune », « du Havre », « des Andelys », « d’Alès », « de la Communauté d’agglomération… ». */
export function ofTerritory(name: string): string {
  const [beginning, article] = BEGINNINGS.find(([pattern]) => pattern.test(name)) ?? [/^/, 'de '];
  return name.replace(beginning, article);
}

const FULL_NAME: Readonly<Record<CouncilKind, string>> = {
  CLSPD: 'Conseil local de sécurité et de prévention de la délinquance',
  CISPD: 'Conseil intercommunal de sécurité et de prévention de la délinquance',
};

/** The institution in full, as a proposal. */
export function fullNameOf(kind: CouncilKind, name: string): string {
  return `${FULL_NAME[kind]} ${ofTerritory(name)}`;
}
