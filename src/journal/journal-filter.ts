import { readPastFrenchDay } from '../platform/formatting/french-day.reader.js';
import { shortDate } from '../platform/formatting/french.js';
import { cleanLine, parseId, parseInteger } from '../platform/web/forms/strict.js';
import { type Nature, NATURES } from './journal-acts.js';

/** Stands for a person's id in an address: what Beffroi does by itself. */
export const BY_ITSELF = 'beffroi';

/** What the address of a journal asks for. Anything odd in it is as if absent; a date that is none is said beside its field. */
export interface JournalFilter {
  readonly from: string | null;
  readonly to: string | null;
  readonly nature: Nature | null;
  /** A person's id, or `BY_ITSELF`. */
  readonly who: string | null;
  /** The lines come after this one: a rank, or the id of an entry where several chains are read together. */
  readonly before: string | null;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

type Query = Readonly<Record<string, unknown>>;

const NATURE_WORDS: Readonly<Record<Nature, string>> = { read: 'lectures', write: 'ecritures', access: 'acces' };

export function readJournalFilter(query: Query, today: string): JournalFilter {
  const typed: Record<string, string> = {};
  const errors: Record<string, string> = {};
  const dayIn = (name: string): string | null => {
    const words = cleanLine(query[name]) ?? '';
    if (words === '') return null;
    const reading = readPastFrenchDay(words, today);
    typed[name] = words.slice(0, 60);
    if ('error' in reading) errors[name] = reading.error;
    else typed[name] = shortDate(reading.day);
    return 'error' in reading ? null : reading.day;
  };
  return {
    from: dayIn('du'),
    to: dayIn('au'),
    nature: NATURES.find((nature) => NATURE_WORDS[nature] === query.nature) ?? null,
    who: query.compte === BY_ITSELF ? BY_ITSELF : parseId(query.compte),
    before: keyIn(query.avant),
    typed,
    errors,
  };
}

/** The address of a journal, or of its export, with the same conditions. */
export function journalAddress(path: string, filter: JournalFilter, before: string | null = null): string {
  const words = new URLSearchParams();
  for (const name of ['du', 'au']) if (filter.typed[name] !== undefined) words.set(name, filter.typed[name]);
  if (filter.nature !== null) words.set('nature', natureWord(filter.nature));
  if (filter.who !== null) words.set('compte', filter.who);
  if (before !== null) words.set('avant', before);
  const text = words.toString();
  return text === '' ? path : `${path}?${text}`;
}

export function natureWord(nature: Nature): string {
  return NATURE_WORDS[nature];
}

function keyIn(text: unknown): string | null {
  return parseId(text) ?? (parseInteger(text, { min: 1, max: 2_147_483_647 }) === null ? null : String(text));
}
