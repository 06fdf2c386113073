import { parseInteger } from '../../platform/web/forms/strict.js';

const EARLIEST = -60;
const LATEST = 90;
const MOST = 8;

/** Days around a due date, « -7, 0, 7, 21 », as they are stored: sorted, once each. Null when they cannot be read. */
export function parseOffsets(typed: string): string | null {
  const words = typed.replaceAll(/[−–]/g, '-').split(/[\s,;]+/).filter((word) => word !== '');
  const days = words.map((word) => parseInteger(word.replace(/^\+/, ''), { min: EARLIEST, max: LATEST }));
  if (words.length === 0 || words.length > MOST || days.includes(null)) return null;
  return [...new Set(days as number[])].sort((a, b) => a - b).join(',');
}

export function offsetsInWords(stored: string): string {
  return stored.replaceAll(',', ', ').replaceAll('-', '−');
}
