import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { NotVisible } from '../web/errors.js';
import { isBusy, isDeadlock, settleSqlite } from './engine-quirks.js';
import { PreparedQueries, proveShape, type QueryValues } from './prepared-queries.js';
import { PreparedQuery } from './prepared-query.js';
import { rawAccess, type RawAccess } from './raw-access.js';
import type { RawRow } from './raw-values.js';
import { WriteQueue } from './write-queue.js';

interface Unit {
  readonly manager: EntityManager;
  readonly loaded: WeakSet<object>;
  readonly atTheEnd: (() => Promise<void>)[];
  open: boolean;
}

export type { QueryValues, RawRow };

const BUSY_PATIENCE_MS = 10_000;
const DEADLOCK_TRIES = 5;

/**
 * The only door to the tables. Reads see committed rows; writes happen inside `unitOfWork`, one at a time on SQLite because
 * TypeORM shares one connection between all callers there, and on locked rows on PostgreSQL.
 */
export class Database {
  private readonly current = new AsyncLocalStorage<Unit>();
  private readonly queue = new WriteQueue();
  private readonly shapes: PreparedQueries;
  private readonly raw: RawAccess;
  private provesShapes = false;

  constructor(
    private readonly writer: DataSource,
    private readonly reader: DataSource,
  ) {
    this.shapes = new PreparedQueries(this.engine);
    this.raw = rawAccess(reader);
  }

  get engine(): 'sqlite' | 'postgres' {
    return this.writer.options.type === 'postgres' ? 'postgres' : 'sqlite';
  }

  read<T extends ObjectLiteral>(entity: EntityTarget<T>, alias: string): SelectQueryBuilder<T> {
    return this.manager.getRepository(entity).createQueryBuilder(alias);
  }

  /** Raw rows of a list, made plain values by that list's own reader: the engines differ on booleans and counts. */
  async rows<T extends ObjectLiteral, R>(query: SelectQueryBuilder<T>, reader: (row: RawRow) => R): Promise<R[]> {
    return (await query.getRawMany<RawRow>()).map(reader);
  }

  /** Fixed SQL text with `:name` parameters, for the few reads that the query builder cannot say in one statement. */
  async sql(text: string, parameters: QueryValues = {}): Promise<RawRow[]> {
    const shape = this.shapes.ofText(text, parameters);
    return this.raw.rows(shape, shape.valuesOf(parameters), this.manager);
  }

  /**
   * A read of a page that everybody opens: `build` is called once for each `shape`, which names all that changes its text but
   * the values and the lengths of lists. Tests build it each time, and refuse a text or a value that differs.
   */
  prepared<T extends ObjectLiteral>(shape: string, values: QueryValues, build: () => SelectQueryBuilder<T>): PreparedQuery<T> {
    const known = this.shapes.ofQuery(shape, values, build);
    if (this.provesShapes) proveShape(shape, known, values, build());
    return new PreparedQuery(known.read, () => this.raw.rows(known, known.valuesOf(values), this.manager));
  }

  /** How many rows of that query there are, `most` at most: what grows for years is not counted to its end for a page. */
  countUpTo<T extends ObjectLiteral>(most: number, shape: string, values: QueryValues, build: () => SelectQueryBuilder<T>): Promise<number> {
    const bounded = () => build().select('1', 'one').limit(most);
    const known = this.shapes.ofQuery(`${shape} up to ${most}`, values, bounded, (text) => `SELECT COUNT(*) AS "count" FROM (${text}) "counted"`);
    if (this.provesShapes) proveShape(shape, known, values, bounded());
    return new PreparedQuery(known.read, () => this.raw.rows(known, known.valuesOf(values), this.manager)).count();
  }

  /** Moves whenever anybody commits a change, another process included; null on PostgreSQL, which has no such number. */
  dataVersion(): number | null {
    return this.raw.dataVersion();
  }

  /** All or nothing; a unit inside a unit joins it. Nothing slow and nothing outside the database may be awaited inside. */
  unitOfWork<T>(work: () => Promise<T>): Promise<T> {
    if (this.current.getStore()?.open) return work();
    return this.engine === 'postgres' ? this.withDeadlockRetry(work) : this.queue.take(() => this.onSqlite(work));
  }

  /** Loads the one row to change, locked until the unit ends; `NotVisible` when the scoped query finds none. */
  async toChange<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): Promise<T> {
    const row = await this.toChangeIfAny(query);
    if (row === null) throw new NotVisible();
    return row;
  }

  async toChangeIfAny<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): Promise<T | null> {
    const unit = this.openUnit();
    if (this.engine === 'postgres') query.setLock('pessimistic_write', undefined, [query.alias]);
    const row = await query.getOne();
    if (row !== null) unit.loaded.add(row);
    return row;
  }

  /** Several rows to change, locked in the order of their ids so that two units never wait for each other. */
  async allToChange<T extends ObjectLiteral & { id: string }>(query: SelectQueryBuilder<T>): Promise<T[]> {
    const unit = this.openUnit();
    query.orderBy(`${query.alias}.id`);
    if (this.engine === 'postgres') query.setLock('pessimistic_write', undefined, [query.alias]);
    const rows = await query.getMany();
    for (const row of rows) unit.loaded.add(row);
    return rows;
  }

  async insert<T extends ObjectLiteral>(row: T): Promise<T> {
    const unit = this.openUnit();
    if (unit.manager.connection.getMetadata(row.constructor).propertiesMap.version !== undefined) Object.assign(row, { version: 1 });
    const entity = row.constructor as EntityTarget<T>;
    await unit.manager.createQueryBuilder().insert().into(entity).values(row).updateEntity(false).execute();
    unit.loaded.add(row);
    return row;
  }

  /** Makes sure that a counter's or a chain's first row exists, even when two units need it at the same instant. */
  async insertIfAbsent<T extends ObjectLiteral>(row: T): Promise<void> {
    const { manager } = this.openUnit();
    const entity = row.constructor as EntityTarget<T>;
    await manager.createQueryBuilder().insert().into(entity).values(row).orIgnore().updateEntity(false).execute();
  }

  /**
   * Refuses a row that this unit did not load by `toChange` or insert: saving a stale one overwrites silently.
   * The door counts versions itself: 1 at birth, one more at each save.
   */
  async save<T extends ObjectLiteral>(row: T): Promise<T> {
    const unit = this.openUnit();
    if (!unit.loaded.has(row)) throw new Error('Only a row loaded by toChange in this unit of work may be saved.');
    if (typeof row.version === 'number') Object.assign(row, { version: row.version + 1 });
    return unit.manager.save(row);
  }

  async remove<T extends ObjectLiteral>(row: T): Promise<void> {
    const unit = this.openUnit();
    if (!unit.loaded.has(row)) throw new Error('Only a row loaded by toChange in this unit of work may be removed.');
    await unit.manager.remove(row);
  }

  /** One set-based UPDATE. Its uses are few and named: levels of children, leases, sessions. Answers how many rows moved. */
  async changeAll<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    values: Partial<T>,
    where: string,
    parameters: ObjectLiteral,
  ): Promise<number> {
    const update = this.openUnit().manager.createQueryBuilder().update(entity).set(values).where(where, parameters);
    return (await update.execute()).affected ?? 0;
  }

  /** One set-based DELETE. Its uses are few and named: what is kept for a time only. Answers how many rows went. */
  async removeAll<T extends ObjectLiteral>(entity: EntityTarget<T>, where: string, parameters: ObjectLiteral): Promise<number> {
    const removal = this.openUnit().manager.createQueryBuilder().delete().from(entity).where(where, parameters);
    return (await removal.execute()).affected ?? 0;
  }

  /** Work to do last, just before the commit: the audit chain takes its lock there and nowhere else. */
  beforeCommit(work: () => Promise<void>): void {
    this.openUnit().atTheEnd.push(work);
  }

  /** For tests. */
  proveShapes(): void {
    this.provesShapes = true;
  }

  private get manager(): EntityManager {
    const unit = this.current.getStore();
    if (!unit) return this.reader.manager;
    return this.checked(unit).manager;
  }

  private openUnit(): Unit {
    const unit = this.current.getStore();
    if (!unit) throw new Error('A write needs a unit of work.');
    return this.checked(unit);
  }

  private checked(unit: Unit): Unit {
    if (!unit.open) throw new Error('A promise outlived its unit of work: await it inside.');
    return unit;
  }

  private async onSqlite<T>(work: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + BUSY_PATIENCE_MS;
    for (;;) {
      try {
        return await this.transaction(work);
      } catch (error) {
        // BEGIN IMMEDIATE fails before any work when another process holds the lock: wait without freezing the loop.
        if (!isBusy(error) || performance.now() > deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, 25));
      } finally {
        settleSqlite(this.writer);
      }
    }
  }

  private async withDeadlockRetry<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.transaction(work);
      } catch (error) {
        if (!isDeadlock(error) || tries === DEADLOCK_TRIES) throw error;
      }
    }
  }

  private transaction<T>(work: () => Promise<T>): Promise<T> {
    return this.writer.transaction((manager) => this.runInside({ manager, loaded: new WeakSet(), atTheEnd: [], open: true }, work));
  }

  private runInside<T>(unit: Unit, work: () => Promise<T>): Promise<T> {
    return this.current.run(unit, async () => {
      try {
        const result = await work();
        for (const last of unit.atTheEnd) await last();
        return result;
      } finally {
        unit.open = false;
      }
    });
  }
}
