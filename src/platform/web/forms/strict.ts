import { dayOf } from '../../clock/calendar.js';

/** Years that a typed date may name; anything else is a slip of the keyboard. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const DIRECTION_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;
// Everything that leaves no ink: spaces, controls, joiners, fillers, the empty braille cell.
const INVISIBLE = /[\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** A row's id as we write them, or null: then no query is sent. */
export function parseId(text: unknown): string | null {
  return typeof text === 'string' && ID.test(text) ? text : null;
}

/** A day '2026-03-03' that exists, between 2000 and 2100. */
export function parseDay(text: unknown): string | null {
  const match = typeof text === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) : null;
  return match ? boundedDay(match[1], match[2], match[3]) : null;
}

/** An hour typed « 9:30 », « 9h30 », « 9 h 30 », « 21 h » → '09:30', '21:00'. */
export function parseTime(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > 20) return null;
  const match = /^(\d{1,2})\s?(?:(?::|h)\s?(\d{2})|h)$/i.exec(text.trim());
  if (!match) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? '0');
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** A whole number within bounds, in plain figures: no sign but « - », no exponent, no leading zero, no space. */
export function parseInteger(text: unknown, bounds: { readonly min?: number; readonly max?: number } = {}): number | null {
  if (typeof text !== 'string' || !/^(?:0|-?[1-9]\d{0,15})$/.test(text)) return null;
  const value = Number(text);
  if (!Number.isSafeInteger(value)) return null;
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = bounds;
  return value < min || value > max ? null : value;
}

/** Typed text as it is stored, '' when nothing in it can be seen; null when no database could keep it (NUL, half a character). */
export function cleanText(text: unknown): string | null {
  if (typeof text !== 'string' || text.includes('\0') || LONE_SURROGATE.test(text)) return null;
  const kept = text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(DIRECTION_OVERRIDES, '')
    .normalize('NFC');
  return isInvisible(kept) ? '' : withoutTrailingSpaces(kept);
}

/** The same for a field of one line: line breaks and tabs become spaces. */
export function cleanLine(text: unknown): string | null {
  const cleaned = cleanText(text);
  return cleaned === null ? null : cleaned.replace(/[\n\t ]+/g, ' ').trim();
}

/** Whether a text shows nothing: empty, spaces, zero-width characters. */
export function isInvisible(text: string): boolean {
  return text.replace(INVISIBLE, '') === '';
}

// Line by line: one pattern over the whole text would cost the square of a long run of spaces.
function withoutTrailingSpaces(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

function boundedDay(year: string | undefined, month: string | undefined, dayOfMonth: string | undefined): string | null {
  const inYear = Number(year);
  if (inYear < FIRST_YEAR || inYear > LAST_YEAR) return null;
  return dayOf(inYear, Number(month), Number(dayOfMonth));
}
