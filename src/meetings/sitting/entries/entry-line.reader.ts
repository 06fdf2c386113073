import { entryKindOf, typedKind } from './entry.wording.js';
import { type Mention, type MentionedOrganisation, findMention } from './organisation-mention.js';
import { takeTrailingDate } from './trailing-date.js';

export type EntryLineKind = 'note' | 'decision' | 'action';

export interface EntryLineContext {
  readonly organisations: readonly MentionedOrganisation[];
  readonly today: string;
  /** What the radio says; a prefix wins over it, and without either the line is a note. */
  readonly kind: EntryLineKind | null;
}

export interface EntryLine {
  /** From the prefix alone: null when the line has none. */
  readonly kind: EntryLineKind | null;
  readonly sentence: string;
  readonly organisationId: string | null;
  readonly dueOn: string | null;
  /** The line is refused and shown again as typed. */
  readonly error: string | null;
  /** The line is taken; this says what stayed in the sentence, or deserves a look. */
  readonly notice: string | null;
}

/** A longer text is no line: nothing is looked for in it. */
const LONGEST_READ = 2000;
// « Demander à @pm », « confier à @pm le passage »: a sentence that leans on its last word needs the name.
const LEANING = /(?:^|[\s'’])(?:à|a|au|aux|avec|chez|d|de|des|du|entre|et|l|la|le|les|ou|par|pour|que|sur|vers|via)$/i;

/** The one line of a sitting. A note or a decision keeps all its words; the rest is read as an action: who by « @ », when by its last words. */
export function readEntryLine(line: string, context: EntryLineContext): EntryLine {
  const key = typedKind(line);
  const kind = entryKindOf(key);
  const text = (key === null ? line : line.trimStart().slice(1)).replace(/[ \t\r\n]+/g, ' ').trim();
  const isRead = (kind ?? context.kind) === 'action';
  const read = isRead && text.length <= LONGEST_READ ? readAction(text, context) : { ...NOTHING, sentence: text, notice: keptWhole(text) };
  const error = read.error ?? (/[\p{L}\d]/u.test(read.sentence) ? null : 'Écrivez une phrase');
  return { kind, ...read, error };
}

type Read = Omit<EntryLine, 'kind'>;

const NOTHING: Omit<Read, 'sentence'> = { organisationId: null, dueOn: null, error: null, notice: null };

function readAction(text: string, context: EntryLineContext): Read {
  const mention = findMention(text, context.organisations);
  if (mention === null) {
    const date = takeTrailingDate(text, context.today);
    return { ...NOTHING, sentence: date.kept, dueOn: date.dueOn, error: date.error, notice: date.notice };
  }
  if (mention.organisation === null) return { ...NOTHING, sentence: text, error: mention.error };
  return readAround(text, mention, mention.organisation, context.today);
}

function readAround(text: string, mention: Mention, organisation: MentionedOrganisation, today: string): Read {
  const isLast = /^[\s,;.!?]*$/.test(mention.after);
  const date = takeTrailingDate(isLast ? mention.before : mention.after, today);
  if (date.error !== null) return { ...NOTHING, sentence: text, error: date.error };
  const before = isLast ? date.kept : mention.before.trim();
  const after = isLast ? mention.after.trim() : date.kept;
  const sentence = joined(before, organisation.shortName, after);
  return { organisationId: organisation.id, sentence, dueOn: date.dueOn, error: null, notice: date.notice ?? secondMention(sentence) };
}

/** The sentence without « @… », or with the short name in its place when the words need it. */
function joined(before: string, name: string, after: string): string {
  const tail = after.replace(/^[\s,;:]+/, '');
  const goesOn = /[\p{L}\d]/u.test(tail);
  if (before === '') return tail;
  if (!goesOn && !LEANING.test(before)) return before.replace(/[\s,;:]+$/, '') + punctuation(before, tail);
  const named = /['’(]$/.test(before) ? `${before}${name}` : `${before} ${name}`;
  if (tail === '') return named;
  return /^[,;:.!?)]/.test(after) ? named + after : `${named} ${tail}`;
}

function punctuation(before: string, tail: string): string {
  return /[.!?]$/.test(before) ? '' : tail;
}

function keptWhole(text: string): string | null {
  if (text.length > LONGEST_READ) return 'La phrase est trop longue pour y lire une organisation et une échéance\u00a0: tout y est resté';
  if (!/(?:^|\s)@\S/.test(text)) return null;
  return 'Seule une action a une organisation et une échéance\u00a0: tout est resté dans la phrase';
}

function secondMention(sentence: string): string | null {
  const second = /(?:^|\s)(@\S+)/.exec(sentence);
  return second ? `Une action a un seul pilote\u00a0: «\u00a0${second[1] ?? ''}\u00a0» est resté dans la phrase` : null;
}
