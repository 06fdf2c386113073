import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Table } from 'typeorm';

/** Communes, zonings, sectors and places. */
export class CreatePlaces1764000000003 implements MigrationInterface {
  readonly name = 'CreatePlaces1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(): Promise<void> {
    throw new Error('The way back is the copy made before.');
  }
}

const TABLES: readonly ConstructorParameters<typeof Table>[0][] = [
  {
    name: 'commune',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_commune' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'code', type: 'varchar', length: '5' },
      { name: 'name', type: 'varchar', length: '120' },
    ],
    indices: [
      { name: 'uq_commune_council_id_code', columnNames: ['council_id', 'code'], isUnique: true },
    ],
    foreignKeys: [
      { name: 'fk_commune_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'zoning',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_zoning' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'name', type: 'varchar', length: '120' },
    ],
    indices: [
      { name: 'uq_zoning_council_id_name', columnNames: ['council_id', 'name'], isUnique: true },
    ],
    foreignKeys: [
      { name: 'fk_zoning_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'sector',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_sector' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'zoning_id', type: 'varchar', length: '36' },
      { name: 'name', type: 'varchar', length: '120' },
    ],
    indices: [
      { name: 'uq_sector_zoning_id_name', columnNames: ['zoning_id', 'name'], isUnique: true },
    ],
    foreignKeys: [
      { name: 'fk_sector_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
      { name: 'fk_sector_zoning_id', columnNames: ['zoning_id'], referencedTableName: 'zoning', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'place',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_place' },
      { name: 'commune_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'sector_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'name', type: 'varchar', length: '160' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'confidentiality', type: 'varchar', length: '20' },
      { name: 'group_id', type: 'varchar', length: '36', isNullable: true },
    ],
    indices: [
      { name: 'ix_place_council_id_name', columnNames: ['council_id', 'name'] },
    ],
    checks: [
      { name: 'ck_place_confidentiality', expression: "\"confidentiality\" in ('public', 'members', 'restricted', 'group')" },
      { name: 'ck_place_group', expression: "(\"confidentiality\" = 'group') = (\"group_id\" is not null)" },
    ],
    foreignKeys: [
      { name: 'fk_place_commune_id', columnNames: ['commune_id'], referencedTableName: 'commune', referencedColumnNames: ['id'] },
      { name: 'fk_place_sector_id', columnNames: ['sector_id'], referencedTableName: 'sector', referencedColumnNames: ['id'] },
      { name: 'fk_place_council', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
      { name: 'fk_place_group', columnNames: ['group_id'], referencedTableName: 'body', referencedColumnNames: ['id'] },
    ],
  },
];
