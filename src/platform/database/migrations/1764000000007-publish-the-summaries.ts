import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Table } from 'typeorm';

/** The quarter for elected officials. */
export class CreateSummaries1764000000007 implements MigrationInterface {
  readonly name = 'CreateSummaries1764000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(): Promise<void> {
    throw new Error('The way back is the copy made before.');
  }
}

const TABLES: readonly ConstructorParameters<typeof Table>[0][] = [
  {
    name: 'summary',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_summary' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'quarter', type: 'varchar', length: '7' },
      { name: 'state', type: 'varchar', length: '40' },
      { name: 'title', type: 'varchar', length: '160', isNullable: true },
      { name: 'sentences', type: 'text', isNullable: true },
      { name: 'worked', type: 'text', isNullable: true },
      { name: 'resists', type: 'text', isNullable: true },
      { name: 'asked', type: 'text', isNullable: true },
      { name: 'cut_off_on', type: 'varchar', length: '10', isNullable: true },
      { name: 'figures', type: 'text', isNullable: true },
      { name: 'computed_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'version', type: 'integer' },
    ],
    indices: [
      { name: 'uq_summary_council_id_quarter', columnNames: ['council_id', 'quarter'], isUnique: true },
    ],
    checks: [
      { name: 'ck_summary_state_list', expression: "\"state\" in ('draft', 'published')" },
      { name: 'ck_summary_cut_off_on_day', expression: "length(\"cut_off_on\") = 10" },
      { name: 'ck_summary_computed_at_instant', expression: "length(\"computed_at\") = 24" },
    ],
    foreignKeys: [
      { name: 'fk_summary_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'summary_version',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_summary_version' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'summary_id', type: 'varchar', length: '36' },
      { name: 'quarter', type: 'varchar', length: '7' },
      { name: 'number', type: 'integer' },
      { name: 'published_at', type: 'varchar', length: '24' },
      { name: 'person_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'content', type: 'text' },
      { name: 'hash', type: 'varchar', length: '64' },
      { name: 'file_id', type: 'varchar', length: '36', isNullable: true },
    ],
    indices: [
      { name: 'ix_summary_version_council_id_quarter', columnNames: ['council_id', 'quarter'] },
      { name: 'uq_summary_version_summary_id_number', columnNames: ['summary_id', 'number'], isUnique: true },
    ],
    checks: [
      { name: 'ck_summary_version_published_at_instant', expression: "length(\"published_at\") = 24" },
    ],
    foreignKeys: [
      { name: 'fk_summary_version_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
      { name: 'fk_summary_version_summary_id', columnNames: ['summary_id'], referencedTableName: 'summary', referencedColumnNames: ['id'] },
      { name: 'fk_summary_version_person_id', columnNames: ['person_id'], referencedTableName: 'person', referencedColumnNames: ['id'] },
      { name: 'fk_summary_version_file_id', columnNames: ['file_id'], referencedTableName: 'stored_file', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'summary_reading',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_summary_reading' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'version_id', type: 'varchar', length: '36' },
      { name: 'person_id', type: 'varchar', length: '36' },
      { name: 'at', type: 'varchar', length: '24' },
    ],
    indices: [
      { name: 'uq_summary_reading_version_id_person_id', columnNames: ['version_id', 'person_id'], isUnique: true },
    ],
    checks: [
      { name: 'ck_summary_reading_at_instant', expression: "length(\"at\") = 24" },
    ],
    foreignKeys: [
      { name: 'fk_summary_reading_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
      { name: 'fk_summary_reading_version_id', columnNames: ['version_id'], referencedTableName: 'summary_version', referencedColumnNames: ['id'] },
      { name: 'fk_summary_reading_person_id', columnNames: ['person_id'], referencedTableName: 'person', referencedColumnNames: ['id'] },
    ],
  },
];
