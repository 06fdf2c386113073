import { createHash } from 'node:crypto';
import type { TestApp } from '../../support/app.js';

/** What a page that is only looked at may write: the journal, and when a session was last seen. */
const TOUCHED: Readonly<Record<string, readonly string[]>> = { sign_in_session: ['seen_at'], visit: ['seen_at'] };
const JOURNAL = ['audit_entry', 'audit_chain'];

type Row = Readonly<Record<string, unknown>>;

export async function tablesOf(test: TestApp): Promise<string[]> {
  const query = test.database.engine === 'postgres'
    ? "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name"
    : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
  return (await test.database.sql(query)).map(({ name }) => String(name));
}

/** The hash of every table, to tell which one changed. */
export async function imprintOf(test: TestApp): Promise<Map<string, string>> {
  const imprint = new Map<string, string>();
  for (const table of await tablesOf(test)) {
    if (JOURNAL.includes(table)) continue;
    const rows = await test.database.sql(`SELECT * FROM "${table}"`);
    const lines = rows.map((row) => JSON.stringify(withoutTouched(table, row))).sort();
    imprint.set(table, createHash('sha256').update(lines.join('\n')).digest('hex'));
  }
  return imprint;
}

export function changedTables(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...after].filter(([table, hash]) => before.get(table) !== hash).map(([table]) => table);
}

/** Where a text stands in the whole database, as « table.column ». */
export async function whereIs(test: TestApp, words: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const table of await tablesOf(test)) {
    for (const row of await test.database.sql(`SELECT * FROM "${table}"`)) {
      for (const [column, value] of Object.entries(row)) {
        for (const word of words) if (String(value).includes(word)) found.set(word, [...new Set([...(found.get(word) ?? []), `${table}.${column}`])]);
      }
    }
  }
  return found;
}

function withoutTouched(table: string, row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !(TOUCHED[table] ?? []).includes(column)).sort(([a], [b]) => (a < b ? -1 : 1)));
}
