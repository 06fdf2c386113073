/** What a column holds, the same word on both engines. */
export type ColumnKind = 'text' | 'integer' | 'boolean' | 'bytes';

export interface TableShape {
  readonly name: string;
  /** By name, so that both engines write and check a table alike. */
  readonly columns: readonly (readonly [name: string, kind: ColumnKind])[];
}

export type Cell = string | number | boolean | null;

/** Every table of one instant: what was committed then, and nothing of what is being written meanwhile. */
export interface Snapshot {
  readonly engine: 'sqlite' | 'postgres';
  /** Names of the migrations made, oldest first: null when the database is empty of them. */
  readonly migrations: readonly string[];
  readonly tables: readonly TableShape[];
  /** In the order of their keys. */
  rows(table: TableShape): AsyncIterable<readonly Cell[]>;
  close(): Promise<void>;
}

/** Kept apart: the first is told in the archive's head, the others belong to the engine. */
export const NOT_COPIED: ReadonlySet<string> = new Set(['migrations', 'sqlite_sequence']);

const KINDS: readonly (readonly [RegExp, ColumnKind])[] = [
  [/^(varchar|character varying|text)/i, 'text'],
  [/^integer/i, 'integer'],
  [/^boolean/i, 'boolean'],
  [/^(blob|bytea)/i, 'bytes'],
];

/** A kind of column that the archive does not know stops the backup: better none than one that lies. */
export function kindOf(type: string): ColumnKind {
  const kind = KINDS.find(([pattern]) => pattern.test(type))?.[1];
  if (kind === undefined) throw new Error(`Type de colonne inconnu de la sauvegarde\u00a0: ${type}.`);
  return kind;
}

export function toCell(value: unknown, kind: ColumnKind): Cell {
  if (value === null || value === undefined) return null;
  switch (kind) {
    case 'bytes':
      return (value as Buffer).toString('base64');
    case 'boolean':
      return value === true || value === 1;
    case 'integer':
      return Number(value);
    case 'text':
      return String(value);
  }
}

/** The value that the engine's driver takes: SQLite knows no boolean. */
export function fromCell(cell: Cell, kind: ColumnKind, engine: 'sqlite' | 'postgres'): unknown {
  if (cell === null) return null;
  if (kind === 'bytes') return Buffer.from(String(cell), 'base64');
  return kind === 'boolean' && engine === 'sqlite' ? Number(cell) : cell;
}

export function byName<T extends { readonly name: string }>(a: T, b: T): number {
  return a.name < b.name ? -1 : 1;
}
