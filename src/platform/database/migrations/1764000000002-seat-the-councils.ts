import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Table } from 'typeorm';

/** Councils, their bodies, organisations, persons, seats, mandates and charters. */
export class CreateCouncils1764000000002 implements MigrationInterface {
  readonly name = 'CreateCouncils1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(): Promise<void> {
    throw new Error('The way back is the copy made before.');
  }
}

const TABLES: readonly ConstructorParameters<typeof Table>[0][] = [
  {
    name: 'council',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_council' },
      { name: 'code', type: 'varchar', length: '5' },
      { name: 'kind', type: 'varchar', length: '40' },
      { name: 'name', type: 'varchar', length: '120' },
      { name: 'full_name', type: 'varchar', length: '200' },
      { name: 'tint', type: 'varchar', length: '20', isNullable: true },
      { name: 'population', type: 'integer', isNullable: true },
      { name: 'derogation_until', type: 'varchar', length: '10', isNullable: true },
      { name: 'created_on', type: 'varchar', length: '10' },
      { name: 'version', type: 'integer' },
    ],
    indices: [
      { name: 'uq_council_code', columnNames: ['code'], isUnique: true },
    ],
    checks: [
      { name: 'ck_council_kind_list', expression: "\"kind\" in ('CLSPD', 'CISPD')" },
      { name: 'ck_council_derogation_until_day', expression: "length(\"derogation_until\") = 10" },
      { name: 'ck_council_created_on_day', expression: "length(\"created_on\") = 10" },
    ],
  },
  {
    name: 'body',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_body' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'kind', type: 'varchar', length: '40' },
      { name: 'level', type: 'varchar', length: '40' },
      { name: 'name', type: 'varchar', length: '160' },
      { name: 'short_name', type: 'varchar', length: '80' },
      { name: 'series', type: 'varchar', length: '4' },
      { name: 'is_default', type: 'boolean' },
      { name: 'created_on', type: 'varchar', length: '10' },
      { name: 'version', type: 'integer' },
    ],
    indices: [
      { name: 'ix_body_council_id_kind', columnNames: ['council_id', 'kind'] },
      { name: 'uq_body_council_id', columnNames: ['council_id'], isUnique: true, where: "\"kind\" = 'restricted'" },
    ],
    checks: [
      { name: 'ck_body_kind_list', expression: "\"kind\" in ('plenary', 'restricted', 'group', 'watch_unit', 'ad_hoc')" },
      { name: 'ck_body_level_list', expression: "\"level\" in ('members', 'restricted', 'group')" },
      { name: 'ck_body_created_on_day', expression: "length(\"created_on\") = 10" },
      { name: 'ck_body_restricted_level', expression: "(\"kind\" = 'restricted') = (\"level\" = 'restricted')" },
    ],
    foreignKeys: [
      { name: 'fk_body_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'charter',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_charter' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'number', type: 'integer' },
      { name: 'adopted_on', type: 'varchar', length: '10' },
    ],
    indices: [
      { name: 'uq_charter_council_id_number', columnNames: ['council_id', 'number'], isUnique: true },
    ],
    checks: [
      { name: 'ck_charter_adopted_on_day', expression: "length(\"adopted_on\") = 10" },
    ],
    foreignKeys: [
      { name: 'fk_charter_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'person',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_person' },
      { name: 'given_name', type: 'varchar', length: '80' },
      { name: 'family_name', type: 'varchar', length: '80' },
      { name: 'sort_key', type: 'varchar', length: '200' },
      { name: 'version', type: 'integer' },
    ],
  },
  {
    name: 'organisation',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_organisation' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'code', type: 'varchar', length: '20' },
      { name: 'name', type: 'varchar', length: '160' },
      { name: 'short_name', type: 'varchar', length: '80' },
      { name: 'category', type: 'integer' },
      { name: 'sort_key', type: 'varchar', length: '200' },
      { name: 'ended_on', type: 'varchar', length: '10', isNullable: true },
      { name: 'version', type: 'integer' },
    ],
    indices: [
      { name: 'ix_organisation_council_id_category_sort_key', columnNames: ['council_id', 'category', 'sort_key'] },
      { name: 'uq_organisation_council_id_code', columnNames: ['council_id', 'code'], isUnique: true },
    ],
    checks: [
      { name: 'ck_organisation_ended_on_day', expression: "length(\"ended_on\") = 10" },
    ],
    foreignKeys: [
      { name: 'fk_organisation_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'charter_signature',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_charter_signature' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'charter_id', type: 'varchar', length: '36' },
      { name: 'person_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'organisation_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'signed_on', type: 'varchar', length: '10' },
    ],
    indices: [
      { name: 'ix_charter_signature_organisation_id', columnNames: ['organisation_id'] },
      { name: 'ix_charter_signature_person_id', columnNames: ['person_id'] },
    ],
    checks: [
      { name: 'ck_charter_signature_signed_on_day', expression: "length(\"signed_on\") = 10" },
      { name: 'ck_charter_signature_signatory', expression: "(\"person_id\" is null) <> (\"organisation_id\" is null)" },
    ],
    foreignKeys: [
      { name: 'fk_charter_signature_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
      { name: 'fk_charter_signature_charter_id', columnNames: ['charter_id'], referencedTableName: 'charter', referencedColumnNames: ['id'] },
      { name: 'fk_charter_signature_person_id', columnNames: ['person_id'], referencedTableName: 'person', referencedColumnNames: ['id'] },
      { name: 'fk_charter_signature_organisation_id', columnNames: ['organisation_id'], referencedTableName: 'organisation', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'council_role',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_council_role' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'person_id', type: 'varchar', length: '36' },
      { name: 'role', type: 'varchar', length: '40' },
      { name: 'starts_on', type: 'varchar', length: '10' },
      { name: 'ends_on', type: 'varchar', length: '10', isNullable: true },
    ],
    indices: [
      { name: 'ix_council_role_council_id_role', columnNames: ['council_id', 'role'] },
      { name: 'ix_council_role_person_id', columnNames: ['person_id'] },
    ],
    checks: [
      { name: 'ck_council_role_role_list', expression: "\"role\" in ('chair', 'coordinator', 'secretary', 'elected_reader', 'dpo')" },
      { name: 'ck_council_role_starts_on_day', expression: "length(\"starts_on\") = 10" },
      { name: 'ck_council_role_ends_on_day', expression: "length(\"ends_on\") = 10" },
    ],
    foreignKeys: [
      { name: 'fk_council_role_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
      { name: 'fk_council_role_person_id', columnNames: ['person_id'], referencedTableName: 'person', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'seat',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_seat' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'body_id', type: 'varchar', length: '36' },
      { name: 'organisation_id', type: 'varchar', length: '36' },
      { name: 'job_title', type: 'varchar', length: '160' },
      { name: 'rank', type: 'integer' },
      { name: 'starts_on', type: 'varchar', length: '10' },
      { name: 'ends_on', type: 'varchar', length: '10', isNullable: true },
    ],
    indices: [
      { name: 'ix_seat_organisation_id', columnNames: ['organisation_id'] },
      { name: 'ix_seat_body_id_rank', columnNames: ['body_id', 'rank'] },
    ],
    checks: [
      { name: 'ck_seat_starts_on_day', expression: "length(\"starts_on\") = 10" },
      { name: 'ck_seat_ends_on_day', expression: "length(\"ends_on\") = 10" },
    ],
    foreignKeys: [
      { name: 'fk_seat_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
      { name: 'fk_seat_body_id', columnNames: ['body_id'], referencedTableName: 'body', referencedColumnNames: ['id'] },
      { name: 'fk_seat_organisation_id', columnNames: ['organisation_id'], referencedTableName: 'organisation', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'mandate',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_mandate' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'seat_id', type: 'varchar', length: '36' },
      { name: 'person_id', type: 'varchar', length: '36' },
      { name: 'capacity', type: 'varchar', length: '40' },
      { name: 'starts_on', type: 'varchar', length: '10' },
      { name: 'ends_on', type: 'varchar', length: '10', isNullable: true },
    ],
    indices: [
      { name: 'uq_mandate_seat_id_capacity', columnNames: ['seat_id', 'capacity'], isUnique: true, where: "\"ends_on\" is null" },
      { name: 'ix_mandate_person_id', columnNames: ['person_id'] },
    ],
    checks: [
      { name: 'ck_mandate_capacity_list', expression: "\"capacity\" in ('holder', 'substitute', 'appointed')" },
      { name: 'ck_mandate_starts_on_day', expression: "length(\"starts_on\") = 10" },
      { name: 'ck_mandate_ends_on_day', expression: "length(\"ends_on\") = 10" },
    ],
    foreignKeys: [
      { name: 'fk_mandate_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
      { name: 'fk_mandate_seat_id', columnNames: ['seat_id'], referencedTableName: 'seat', referencedColumnNames: ['id'] },
      { name: 'fk_mandate_person_id', columnNames: ['person_id'], referencedTableName: 'person', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'rules_of_procedure',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_rules_of_procedure' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'convocation_days', type: 'integer', isNullable: true },
      { name: 'plenary_approved_at_next', type: 'boolean' },
      { name: 'tacit_approval_days', type: 'integer', isNullable: true },
      { name: 'silence_days', type: 'integer', isNullable: true },
      { name: 'charter_for_restricted', type: 'boolean' },
      { name: 'version', type: 'integer' },
    ],
    indices: [
      { name: 'uq_rules_of_procedure_council_id', columnNames: ['council_id'], isUnique: true },
    ],
    foreignKeys: [
      { name: 'fk_rules_of_procedure_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'account',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_account' },
      { name: 'person_id', type: 'varchar', length: '36' },
      { name: 'email', type: 'varchar', length: '200' },
      { name: 'password_hash', type: 'varchar', length: '200', isNullable: true },
      { name: 'is_technical_administrator', type: 'boolean' },
      { name: 'disabled_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'version', type: 'integer' },
    ],
    indices: [
      { name: 'uq_account_person_id', columnNames: ['person_id'], isUnique: true },
      { name: 'uq_account_email', columnNames: ['email'], isUnique: true },
    ],
    checks: [
      { name: 'ck_account_disabled_at_instant', expression: "length(\"disabled_at\") = 24" },
    ],
    foreignKeys: [
      { name: 'fk_account_person_id', columnNames: ['person_id'], referencedTableName: 'person', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'contact',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_contact' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'organisation_id', type: 'varchar', length: '36' },
      { name: 'person_id', type: 'varchar', length: '36' },
      { name: 'job_title', type: 'varchar', length: '160' },
      { name: 'rank', type: 'integer' },
      { name: 'email', type: 'varchar', length: '200', isNullable: true },
      { name: 'ended_on', type: 'varchar', length: '10', isNullable: true },
      { name: 'version', type: 'integer' },
    ],
    indices: [
      { name: 'ix_contact_person_id', columnNames: ['person_id'] },
      { name: 'ix_contact_organisation_id_rank', columnNames: ['organisation_id', 'rank'] },
    ],
    checks: [
      { name: 'ck_contact_ended_on_day', expression: "length(\"ended_on\") = 10" },
    ],
    foreignKeys: [
      { name: 'fk_contact_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
      { name: 'fk_contact_organisation_id', columnNames: ['organisation_id'], referencedTableName: 'organisation', referencedColumnNames: ['id'] },
      { name: 'fk_contact_person_id', columnNames: ['person_id'], referencedTableName: 'person', referencedColumnNames: ['id'] },
    ],
  },
];
