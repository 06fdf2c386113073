/** One row as the engine gives it. */
export type RawRow = Readonly<Record<string, unknown>>;

/** Values of a raw row, where the engines and absent columns (`null`, or `undefined` after a bare SQL text) differ. */

export function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

export function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

/** SQLite gives a boolean as 0 or 1. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 1;
}
