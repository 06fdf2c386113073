import type { ObjectLiteral } from 'typeorm';
import type { RawRow } from './raw-values.js';
import type { EntityReader } from './entity-reader.js';

/** A query whose text is known already, on its way to its rows. */
export class PreparedQuery<T extends ObjectLiteral> {
  constructor(
    private readonly entity: EntityReader<T>,
    private readonly load: () => Promise<RawRow[]>,
  ) {}

  async rows<R>(reader: (row: RawRow) => R): Promise<R[]> {
    return (await this.load()).map(reader);
  }

  /** Entities to look at, never to save: a change begins with `toChange`. */
  many(): Promise<T[]> {
    return this.rows(this.entity);
  }

  async one(): Promise<T | null> {
    return (await this.many())[0] ?? null;
  }

  /** The one number of a `COUNT(*)`, selected as `count`. */
  async count(): Promise<number> {
    return Number((await this.load())[0]?.count ?? 0);
  }
}
