import { type QueryRunner, TableCheck, TableColumn, type TableColumnOptions, TableForeignKey } from 'typeorm';

/** Columns that a released table gains. They are nullable, so that the version before can still write beside. */
export interface AddedColumns {
  readonly table: string;
  readonly columns: readonly TableColumnOptions[];
  /** Those that hold a day or an instant get the check of their kind. */
  readonly days?: readonly string[];
  readonly instants?: readonly string[];
  readonly checks?: readonly { readonly name: string; readonly expression: string }[];
  /** Column to the table that it names. */
  readonly references?: Readonly<Record<string, string>>;
}

export async function addColumns(runner: QueryRunner, added: AddedColumns): Promise<void> {
  const { table, columns, days = [], instants = [], checks = [], references = {} } = added;
  await runner.addColumns(table, columns.map((column) => new TableColumn(column)));
  const ofKind = [
    ...days.map((column) => ({ name: `ck_${table}_${column}_day`, expression: `length("${column}") = 10` })),
    ...instants.map((column) => ({ name: `ck_${table}_${column}_instant`, expression: `length("${column}") = 24` })),
    ...checks,
  ];
  if (ofKind.length > 0) await runner.createCheckConstraints(table, ofKind.map((check) => new TableCheck(check)));
  const keys = Object.entries(references).map(([column, referencedTableName]) =>
    new TableForeignKey({ name: `fk_${table}_${column}`, columnNames: [column], referencedTableName, referencedColumnNames: ['id'] }));
  if (keys.length > 0) await runner.createForeignKeys(table, keys);
}

/** Drops checks by name: a closed list that became a list of the council. */
export async function forgetChecks(runner: QueryRunner, table: string, names: readonly string[]): Promise<void> {
  for (const name of names) await runner.dropCheckConstraint(table, name);
}
