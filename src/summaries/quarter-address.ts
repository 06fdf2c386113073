import { NotVisible } from '../platform/web/errors.js';

/** « 2025-t4 », the quarter as addresses write it. */
export function addressOf(quarter: string): string {
  return quarter.toLowerCase().replace('q', 't');
}

/** An address that names no quarter is unknown, before any question to the database. */
export function quarterAt(text: string): string {
  const quarter = quarterIn(text);
  if (quarter === null) throw new NotVisible();
  return quarter;
}

/** Where a list goes on from; anything odd is its beginning. */
export function quarterIn(text: unknown): string | null {
  const match = typeof text === 'string' ? /^(20\d{2})-t([1-4])$/.exec(text) : null;
  return match === null ? null : `${match[1] ?? ''}-Q${match[2] ?? ''}`;
}

export function summaryPath(quarter: string): string {
  return `/bilan/${addressOf(quarter)}`;
}

export function summaryPdfPath(quarter: string): string {
  return `${summaryPath(quarter)}.pdf`;
}
