import { createHash } from 'node:crypto';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { type EntityReader, entityReader } from './entity-reader.js';

/** What the parameters of a query stand for, by name. A list is written `:...name` in the query. */
export type QueryValues = Readonly<Record<string, unknown>>;

/** The SQL of one shape of query, with the places of its values. */
export interface PreparedShape {
  /** As it was built, with the names of its values. */
  readonly named: string;
  readonly text: string;
  /** A name for PostgreSQL, which keeps the plan of a named statement. */
  readonly name: string;
  valuesOf(values: QueryValues): unknown[];
}

export interface PreparedEntityShape<T> extends PreparedShape {
  readonly read: EntityReader<T>;
}

const MOST_SHAPES = 1_000;
const PARAMETER = /(?<!:):(\.\.\.)?([A-Za-z_][A-Za-z0-9_]*)/g;

interface Place {
  readonly name: string;
  /** Rank in a list, null for a plain value. */
  readonly rank: number | null;
}

/**
 * Building a query costs ten times its execution on SQLite: each shape is built once. A shape is a name, which says all that
 * changes the text but the values, and the lengths of the lists, rounded up so that few texts serve all.
 */
export class PreparedQueries {
  private readonly shapes = new Map<string, PreparedShape>();

  constructor(private readonly engine: 'sqlite' | 'postgres') {}

  ofText(text: string, values: QueryValues): PreparedShape {
    return this.known(text, values, () => this.compiled(text, values));
  }

  /** `around` puts the text of the query inside another. */
  ofQuery<T extends ObjectLiteral>(
    shape: string,
    values: QueryValues,
    build: () => SelectQueryBuilder<T>,
    around = (text: string) => text,
  ): PreparedEntityShape<T> {
    return this.known(shape, values, () => {
      const query = build();
      const named = query.getQuery();
      return { ...this.compiled(around(named), values), named, read: entityReader(query) };
    }) as PreparedEntityShape<T>;
  }

  private known(shape: string, values: QueryValues, make: () => PreparedShape): PreparedShape {
    const key = `${shape}|${lengthsOf(values)}`;
    const known = this.shapes.get(key);
    if (known !== undefined) return known;
    const made = make();
    const oldest = this.shapes.keys().next();
    if (this.shapes.size >= MOST_SHAPES && oldest.done !== true) this.shapes.delete(oldest.value);
    this.shapes.set(key, made);
    return made;
  }

  private compiled(named: string, values: QueryValues): PreparedShape {
    const places: Place[] = [];
    const mark = (place: Place): string => {
      // A value named twice keeps its number: PostgreSQL then knows the expression of a group for the one selected.
      const known = this.engine === 'postgres' ? places.findIndex(({ name, rank }) => name === place.name && rank === place.rank) : -1;
      if (known < 0) places.push(place);
      return this.engine === 'postgres' ? `$${known < 0 ? places.length : known + 1}` : '?';
    };
    const text = named.replaceAll(PARAMETER, (_, list: string | undefined, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`The query has no value for « ${name} ».`);
      if (list === undefined) return mark({ name, rank: null });
      if (!Array.isArray(value)) throw new Error(`« ${name} » is no list.`);
      return Array.from({ length: roundedUp(value.length) }, (_value, rank) => mark({ name, rank })).join(', ');
    });
    const name = createHash('sha256').update(text).digest('hex').slice(0, 40);
    return { named, text, name, valuesOf: (given) => places.map((place) => this.bindable(valueAt(place, given))) };
  }

  private bindable(value: unknown): unknown {
    return this.engine === 'sqlite' && typeof value === 'boolean' ? Number(value) : value;
  }
}

/** A list is filled up to the next power of two by its last value. */
function valueAt({ name, rank }: Place, values: QueryValues): unknown {
  const value = values[name];
  return rank === null ? value : (value as readonly unknown[])[Math.min(rank, (value as readonly unknown[]).length - 1)];
}

function lengthsOf(values: QueryValues): string {
  let lengths = '';
  for (const name in values) {
    const value = values[name];
    if (Array.isArray(value)) lengths += `${name}${roundedUp(value.length)},`;
  }
  return lengths;
}

function roundedUp(length: number): number {
  return length < 2 ? length : 2 ** Math.ceil(Math.log2(length));
}

/** Throws unless the query as built now is the one that was kept, with these very values. */
export function proveShape<T extends ObjectLiteral>(shape: string, { named }: PreparedShape, values: QueryValues, fresh: SelectQueryBuilder<T>): void {
  if (fresh.getQuery() !== named) throw new Error(`The shape « ${shape} » does not say all that changes its text:\n${named}\n${fresh.getQuery()}`);
  for (const [name, value] of Object.entries(fresh.getParameters())) {
    if (named.includes(`:${name}`) || named.includes(`:...${name}`)) {
      if (JSON.stringify(value) !== JSON.stringify(values[name])) throw new Error(`The shape « ${shape} » was given another « ${name} » than its query.`);
    }
  }
}
