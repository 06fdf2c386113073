import { list } from '../../../platform/formatting/sentences.js';
import { searchText } from '../../../platform/formatting/sort-key.js';

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
// No name ends with them: « @police municipale de vérifier » stops before « de ».
const LINKING = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l', 'et', 'a', 'au', 'en']);

/** The first organisation named by « @ » and letters of its name, its short name or its acronym; null without « @ ». */
export function findMention(line: string, organisations: readonly MentionedOrganisation[]): Mention | null {
  const at = AT_SIGN.exec(line);
  if (!at) return null;
  const start = at.index + (at[1] ?? '').length;
  const before = line.slice(0, start);
  const rest = line.slice(start + 1);
  const quoted = QUOTED.exec(rest);
  if (quoted) return cut(before, rest, quoted[0].length, wordsOf(quoted[1] ?? ''), organisations);
  const length = reachOf(rest, organisations);
  return cut(before, rest, length, wordsOf(rest.slice(0, length)), organisations);
}

function cut(before: string, rest: string, length: number, words: readonly string[], organisations: readonly MentionedOrganisation[]): Mention {
  const token = `@${rest.slice(0, length)}`;
  const found = matching(words, organisations);
  const organisation = found.length === 1 ? (found[0] ?? null) : null;
  return { before, token, after: rest.slice(length), organisation, error: organisation ? null : refusal(token, found) };
}

/** Where the name ends: after as many words as some organisation answers to, and past a comma only when its whole name is written. */
function reachOf(rest: string, organisations: readonly MentionedOrganisation[]): number {
  let reach = 0;
  let hasPause = false;
  for (const word of [...rest.matchAll(/\S+/g)].slice(0, MOST_WORDS)) {
    const text = word[0].replace(/[,;:.!?)]+$/, '');
    const end = word.index + text.length;
    const words = wordsOf(rest.slice(0, end));
    const answers = hasPause ? matching(words, organisations, [isWhole]) : matching(words, organisations);
    if (reach === 0 || (answers.length > 0 && !LINKING.has(words.at(-1) ?? ''))) reach = end;
    hasPause ||= text !== word[0];
  }
  return reach;
}

type Likeness = (name: readonly string[], words: readonly string[]) => boolean;

// The closest first: « @brune » is Brune Habitat before CA du Val de Brune.
const LIKENESSES: readonly Likeness[] = [isWhole, startsWithWords, startsWithBeginnings, hasWords, hasBeginnings];

/** Organisations that answer to these words by the closest likeness that any of them bears. */
function matching(
  words: readonly string[],
  organisations: readonly MentionedOrganisation[],
  likenesses: readonly Likeness[] = LIKENESSES,
): readonly MentionedOrganisation[] {
  if (words.length === 0) return [];
  for (const isLike of likenesses) {
    const found = organisations.filter((organisation) => namesOf(organisation).some((name) => isLike(name, words)));
    if (found.length > 0) return found;
  }
  return [];
}

function isWhole(name: readonly string[], words: readonly string[]): boolean {
  return name.length === words.length && startsWithWords(name, words);
}

function startsWithWords(name: readonly string[], words: readonly string[]): boolean {
  return words.every((word, index) => name[index] === word);
}

// The last word alone may be cut short; after a first word, one letter is not enough: « @police a » is the verb.
function startsWithBeginnings(name: readonly string[], words: readonly string[]): boolean {
  const last = words.length - 1;
  const lastWord = words[last] ?? '';
  if (last > 0 && lastWord.length < 2) return false;
  return startsWithWords(name, words.slice(0, last)) && (name[last] ?? '').startsWith(lastWord);
}

function hasWords(name: readonly string[], words: readonly string[]): boolean {
  return name.some((_, from) => startsWithWords(name.slice(from), words));
}

function hasBeginnings(name: readonly string[], words: readonly string[]): boolean {
  return name.some((_, from) => startsWithBeginnings(name.slice(from), words));
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
