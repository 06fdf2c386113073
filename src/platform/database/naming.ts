import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';
import { snakeCase } from './columns.js';

/** Tables and columns are the singular snake_case form of their class and property. */
export class SnakeCaseNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(className: string, customName: string | undefined): string {
    return customName ?? snakeCase(className);
  }

  override columnName(property: string, customName: string | undefined, prefixes: string[]): string {
    return [...prefixes.map(snakeCase), customName ?? snakeCase(property)].filter(Boolean).join('_');
  }

  /** One primary key a table, named after it: the engines' generated hashes say nothing in an error. */
  override primaryKeyName(tableOrName: { name: string } | string): string {
    return `pk_${(typeof tableOrName === 'string' ? tableOrName : tableOrName.name).split('.').at(-1)}`;
  }
}
