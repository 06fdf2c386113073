/** What a row said before for the fields that a form changes; empty when it changes nothing. */
export function changedFields<T extends object>(row: T, values: Partial<T>): Record<string, unknown> {
  const names = Object.keys(values) as (keyof T & string)[];
  return Object.fromEntries(names.filter((name) => row[name] !== values[name]).map((name) => [name, row[name]]));
}
