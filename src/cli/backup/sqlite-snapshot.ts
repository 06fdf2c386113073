import SqliteDatabase from 'better-sqlite3';
import { byName, kindOf, NOT_COPIED, type Snapshot, type TableShape, toCell } from './tables.js';

type Row = Record<string, unknown>;

/** One read transaction of a connection of its own: in WAL mode it sees one instant, and nobody waits for it. */
export function sqliteSnapshot(file: string): Snapshot {
  const connection = new SqliteDatabase(file, { readonly: true, fileMustExist: true, timeout: 10_000 });
  connection.exec('BEGIN');
  const names = connection.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").all().map(({ name }) => name);
  const shapeOf = (name: string): TableShape => {
    const columns = connection.pragma(`table_info("${name}")`) as { name: string; type: string }[];
    return { name, columns: [...columns].sort(byName).map((column) => [column.name, kindOf(column.type)] as const) };
  };
  const tables = names.filter((name) => !NOT_COPIED.has(name)).map(shapeOf).sort(byName);
  return {
    engine: 'sqlite',
    migrations: names.includes('migrations') ? connection.prepare<[], { name: string }>('SELECT name FROM migrations ORDER BY id').all().map(({ name }) => name) : [],
    tables,
    async *rows({ name, columns }) {
      const query = `SELECT ${columns.map(([column]) => `"${column}"`).join(', ')} FROM "${name}" ORDER BY "id"`;
      for (const row of connection.prepare<[], Row>(query).iterate()) {
        yield columns.map(([column, kind]) => toCell(row[column], kind));
      }
    },
    close: async () => {
      connection.exec('ROLLBACK');
      connection.close();
    },
  };
}
