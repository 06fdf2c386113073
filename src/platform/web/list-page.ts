import { parseDay, parseId } from './forms/strict.js';

/** A place in a list that goes by day: the day and the id of a row. */
export interface DayKey {
  readonly day: string;
  readonly id: string;
}

/** A key of an address, « 2026-03-03_<id> »; null when absent or odd: then the list starts at its top. */
export function parseDayKey(text: unknown): DayKey | null {
  const [dayText, idText] = typeof text === 'string' ? text.split('_') : [];
  const day = parseDay(dayText);
  const id = parseId(idText);
  return day === null || id === null ? null : { day, id };
}

export function dayKeyText({ day, id }: DayKey): string {
  return `${day}_${id}`;
}

/** Cuts rows read one further than the page: the one too many tells that the list goes on, after the key of the last one shown. */
export function cutPage<Row, Key>(found: readonly Row[], size: number, keyOf: (last: Row) => Key): { readonly rows: Row[]; readonly next: Key | null } {
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return { rows, next: found.length > size && last !== undefined ? keyOf(last) : null };
}
