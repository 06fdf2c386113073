import { writeFileSync } from 'node:fs';
import { DataSource, Table, type EntityMetadata } from 'typeorm';
import { ENTITIES } from '../entities.js';
import { Settings } from '../platform/config/settings.js';
import { writerOptions } from '../platform/database/options.js';

/**
 * Prints the draft of a migration that creates the tables named on the command line (all when none), as TypeORM objects.
 * A draft: read it, name it, and list it in `migrations/index.ts`.
 */
async function main(wanted: readonly string[], target: string | undefined): Promise<void> {
  const settings = new Settings({ ...process.env, DATA_DIR: process.env.DATA_DIR ?? 'data' });
  const source = new DataSource({ ...writerOptions(settings, ENTITIES), database: ':memory:' } as never);
  await source.initialize();
  const metadata = source.entityMetadatas.filter(({ tableName }) => wanted.length === 0 || wanted.includes(tableName));
  const tables = inOrder(metadata).map((entity) => literal(Table.create(entity, source.driver), entity));
  const text = tables.join(',\n');
  if (target === undefined) process.stdout.write(`${text}\n`);
  else writeFileSync(target, text);
  await source.destroy();
}

/** Parents before the tables that refer to them. */
function inOrder(metadata: readonly EntityMetadata[]): EntityMetadata[] {
  const done = new Set<EntityMetadata>();
  const visit = (entity: EntityMetadata): void => {
    if (done.has(entity)) return;
    done.add(entity);
    for (const { referencedEntityMetadata: parent } of entity.foreignKeys) if (metadata.includes(parent) && parent !== entity) visit(parent);
    done.delete(entity);
    done.add(entity);
  };
  for (const entity of metadata) visit(entity);
  return [...done];
}

function literal(table: Table, entity: EntityMetadata): string {
  const columns = table.columns.map((column) => {
    const parts = [`name: '${column.name}'`, `type: ${column.type === 'blob' ? 'BYTES' : `'${column.type}'`}`];
    if (column.length) parts.push(`length: '${column.length}'`);
    if (column.isPrimary) parts.push(`isPrimary: true, primaryKeyConstraintName: '${column.primaryKeyConstraintName ?? `pk_${table.name}`}'`);
    if (column.isNullable) parts.push('isNullable: true');
    return `      { ${parts.join(', ')} },`;
  });
  const indices = table.indices.map(({ name, columnNames, isUnique, where }) => {
    const more = `${isUnique ? ', isUnique: true' : ''}${where ? `, where: ${JSON.stringify(where)}` : ''}`;
    return `      { name: '${name ?? ''}', columnNames: [${columnNames.map((column) => `'${column}'`).join(', ')}]${more} },`;
  });
  const checks = table.checks.map(({ name, expression }) => `      { name: '${name ?? ''}', expression: ${JSON.stringify(expression ?? '')} },`);
  const keys = entity.foreignKeys.map(({ name, columnNames, referencedTablePath, referencedColumnNames }) => {
    const columns = columnNames.map((column) => `'${column}'`).join(', ');
    const referenced = referencedColumnNames.map((column) => `'${column}'`).join(', ');
    return `      { name: '${name}', columnNames: [${columns}], referencedTableName: '${referencedTablePath}', referencedColumnNames: [${referenced}] },`;
  });
  const block = (title: string, lines: readonly string[]) => (lines.length === 0 ? '' : `\n    ${title}: [\n${lines.join('\n')}\n    ],`);
  return `  {\n    name: '${table.name}',${block('columns', columns)}${block('indices', indices)}${block('checks', checks)}${block('foreignKeys', keys)}\n  }`;
}

const [, , ...words] = process.argv;
const to = words.find((word) => word.startsWith('--to='))?.slice(5);
await main(words.filter((word) => !word.startsWith('--')), to);
