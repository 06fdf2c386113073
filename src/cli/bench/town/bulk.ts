import { snakeCase } from '../../../platform/database/columns.js';
import type { Audience } from '../../../platform/access/audience.js';

export type Values = Readonly<Record<string, unknown>>;

/** Where rows go by thousands: one implementation an engine. */
export interface BulkTarget {
  insert(table: string, columns: readonly string[], rows: readonly Values[]): Promise<void>;
  close(): Promise<void>;
}

type RowClass<T> = abstract new () => T;

const TOGETHER = 5_000;

/**
 * Rows on their way to the database, written table by table in the order given, parents first: the foreign keys and checks
 * of the real schema hold while they enter.
 */
export class Bulk {
  private readonly waiting = new Map<string, Values[]>();
  private count = 0;
  readonly totals = new Map<string, number>();

  constructor(
    private readonly target: BulkTarget,
    private readonly order: readonly RowClass<object>[],
  ) {}

  /** Every column of the entity, under the names of its properties. */
  add<T extends object>(entity: RowClass<T>, values: T): void {
    const table = snakeCase(entity.name);
    const rows = this.waiting.get(table) ?? [];
    this.waiting.set(table, rows);
    rows.push(columnsOf(values));
    this.count += 1;
    this.totals.set(table, (this.totals.get(table) ?? 0) + 1);
  }

  /** Between two stories, so that no child leaves before its parent. */
  async flushIfFull(): Promise<void> {
    if (this.count >= TOGETHER) await this.flush();
  }

  async flush(): Promise<void> {
    for (const { name } of this.order) {
      const table = snakeCase(name);
      const rows = this.waiting.get(table) ?? [];
      if (rows.length > 0) await this.target.insert(table, Object.keys(rows[0] ?? {}), rows);
      this.waiting.delete(table);
    }
    const [forgotten] = this.waiting.keys();
    if (forgotten !== undefined) throw new Error(`${forgotten} has no place in the order of the tables.`);
    this.count = 0;
  }
}

function columnsOf(values: object): Values {
  const columns: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    if (name === 'audience') Object.assign(columns, audienceColumns(value as Audience));
    else columns[snakeCase(name)] = value;
  }
  return columns;
}

function audienceColumns({ councilId, confidentiality, groupId }: Audience): Values {
  return { council_id: councilId, confidentiality, group_id: groupId };
}
