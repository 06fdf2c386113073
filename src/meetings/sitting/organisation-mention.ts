import { list } from '../../platform/formatting/sentences.js';
import { searchText } from '../../platform/formatting/sort-key.js';

export interface MentionedOrganisation {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly acronym?: string | null;
}

/** A line cut at its first « @organisation »; `before` and `after` keep every other word as typed. */
export interface Mention {
  readonly before: string;
  readonly token: string;
  readonly after: string;
  readonly organisation: MentionedOrganisation | null;
  readonly error: string | null;
}

const MOST_WORDS = 8;
const MOST_NAMED = 5;
// An address of the form name@domain is no mention: the sign stands at the start of a word.
const AT_SIGN = /(^|[\s(])@(?=\S)/;
const QUOTED = /^["«“”][\s\u00a0]*([^"«»“”]+?)[\s\u00a0]*["»“”]/;
const ENDS_A_PHRASE = /[,;:.!?)]$/;

/** The first organisation named by « @ » and letters of its name, its short name or its acronym; null without « @ ». */
export function findMention(line: string, organisations: readonly MentionedOrganisation[]): Mention | null {
  const at = AT_SIGN.exec(line);
  if (!at) return null;
  const start = at.index + (at[1] ?? '').length;
  const before = line.slice(0, start);
  const rest = line.slice(start + 1);
  const quoted = QUOTED.exec(rest);
  if (quoted) return cut(before, rest, quoted[0].length, wordsOf(quoted[1] ?? ''), organisations);
  const reaches = reachesOf(rest);
  const length = reaches.findLast((reach) => matching(wordsOf(rest.slice(0, reach)), organisations).length > 0) ?? reaches[0] ?? 0;
  return cut(before, rest, length, wordsOf(rest.slice(0, length)), organisations);
}

function cut(before: string, rest: string, length: number, words: readonly string[], organisations: readonly MentionedOrganisation[]): Mention {
  const token = `@${rest.slice(0, length)}`;
  const found = matching(words, organisations);
  const organisation = found.length === 1 ? (found[0] ?? null) : null;
  return { before, token, after: rest.slice(length), organisation, error: organisation ? null : refusal(token, found) };
}

/** Where the name may end: after its first word, its second… and no further than a comma. */
function reachesOf(rest: string): readonly number[] {
  const reaches: number[] = [];
  for (const word of rest.matchAll(/\S+/g)) {
    const text = word[0].replace(/[,;:.!?)]+$/, '');
    if (text !== '') reaches.push(word.index + text.length);
    if (ENDS_A_PHRASE.test(word[0]) || reaches.length === MOST_WORDS) break;
  }
  return reaches;
}

/** Organisations that answer to these words, the closest kind of likeness first: the whole name, then whole words, then beginnings. */
function matching(words: readonly string[], organisations: readonly MentionedOrganisation[]): readonly MentionedOrganisation[] {
  if (words.length === 0) return [];
  for (const isLike of [isWhole, hasWords, hasBeginnings]) {
    const found = organisations.filter((organisation) => namesOf(organisation).some((name) => isLike(name, words)));
    if (found.length > 0) return found;
  }
  return [];
}

function isWhole(name: readonly string[], words: readonly string[]): boolean {
  return name.length === words.length && hasWords(name, words);
}

function hasWords(name: readonly string[], words: readonly string[]): boolean {
  return name.some((_, from) => words.every((word, offset) => name[from + offset] === word));
}

// The last word alone may be cut short; after a first word, one letter is not enough: « @police a » is the verb.
function hasBeginnings(name: readonly string[], words: readonly string[]): boolean {
  const last = words.length - 1;
  if (last > 0 && (words[last] ?? '').length < 2) return false;
  return name.some((_, from) =>
    words.every((word, offset) => (offset === last ? (name[from + offset] ?? '').startsWith(word) : name[from + offset] === word)),
  );
}

function namesOf(organisation: MentionedOrganisation): readonly (readonly string[])[] {
  return [organisation.name, organisation.shortName, organisation.acronym ?? ''].map(wordsOf).filter((words) => words.length > 0);
}

function wordsOf(text: string): readonly string[] {
  return searchText(text).match(/[\p{L}\d]+/gu) ?? [];
}

function refusal(token: string, found: readonly MentionedOrganisation[]): string {
  if (found.length === 0) return `«\u00a0${token}\u00a0» ne correspond à aucune organisation\u00a0: écrivez d’autres lettres de son nom`;
  const named = found.slice(0, MOST_NAMED).map((organisation) => organisation.shortName);
  const choices = found.length > MOST_NAMED ? `${named.join(', ')}…` : list(named, 'ou');
  return `«\u00a0${token}\u00a0» peut être ${choices}\u00a0: écrivez quelques lettres de plus`;
}
