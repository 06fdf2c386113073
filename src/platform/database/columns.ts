import { Check, Column, type ColumnOptions, ForeignKey, PrimaryColumn } from 'typeorm';

/**
 * The few kinds of columns that both engines store and return alike. Closed lists and instants carry a named check,
 * so that the database itself refuses what must never be.
 */

interface Nullable {
  readonly name?: string;
  readonly nullable?: boolean;
}

/** An instant: 24-character ISO text in UTC on both engines, so that sorting is right and no engine rewrites a zone. */
export function InstantColumn(options: Nullable = {}): PropertyDecorator {
  return checkedColumn({ type: 'varchar', length: 24, ...options }, 'instant', (column) => `length("${column}") = 24`);
}

/** A day without time, `YYYY-MM-DD`. */
export function DayColumn(options: Nullable = {}): PropertyDecorator {
  return checkedColumn({ type: 'varchar', length: 10, ...options }, 'day', (column) => `length("${column}") = 10`);
}

/** One word of a closed list. */
export function ListColumn(words: readonly string[], options: Nullable = {}): PropertyDecorator {
  const list = words.map((word) => `'${word}'`).join(', ');
  return checkedColumn({ type: 'varchar', length: 40, ...options }, 'list', (column) => `"${column}" in (${list})`);
}

/** Identifier of a row, made by the application. */
export function IdColumn(options: Nullable = {}): PropertyDecorator {
  return Column({ type: 'varchar', length: 36, ...options });
}

function checkedColumn(options: ColumnOptions, kind: string, expression: (column: string) => string): PropertyDecorator {
  return (target, property) => {
    Column(options)(target, property);
    const column = options.name ?? snakeCase(String(property));
    Check(`ck_${snakeCase(target.constructor.name)}_${column}_${kind}`, expression(column))(target.constructor);
  };
}

export function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

/** Identifier of a row of another table, with its named foreign key (`fk_<table>_<column>`). */
export function ReferenceColumn(table: string, options: Nullable = {}): PropertyDecorator {
  return (target, property) => {
    IdColumn(options)(target, property);
    const column = options.name ?? snakeCase(String(property));
    ForeignKey(table, { name: `fk_${snakeCase(target.constructor.name)}_${column}` })(target, property);
  };
}

/** Primary key of a row, made by the application (`Ids`). */
export function KeyColumn(): PropertyDecorator {
  return (target, property) => {
    PrimaryColumn({ type: 'varchar', length: 36 })(target, property);
  };
}
