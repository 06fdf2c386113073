import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { RawRow } from './raw-values.js';

/** Makes the entity of a raw row, as TypeORM would for a query that selects one entity and nothing else. */
export type EntityReader<T> = (row: RawRow) => T;

const LONGEST_ALIAS = 63; // PostgreSQL's names; TypeORM shortens a longer one

export function entityReader<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): EntityReader<T> {
  const { mainAlias } = query.expressionMap;
  if (mainAlias === undefined || !mainAlias.hasMetadata) throw new Error('This query reads no entity.');
  const { metadata, name } = mainAlias;
  const { driver } = query.connection;
  const columns = metadata.columns.map((column) => ({ column, alias: `${name}_${column.databaseName}` }));
  return (row) => {
    const entity = metadata.create() as T;
    for (const { column, alias } of columns) {
      if (alias.length > LONGEST_ALIAS || row[alias] === undefined) throw new Error(`The query does not select ${alias}.`);
      column.setEntityValue(entity, driver.prepareHydratedValue(row[alias], column));
    }
    return entity;
  };
}
