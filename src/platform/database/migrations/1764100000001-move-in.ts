import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { type AddedColumns, addColumns, forgetChecks } from './steps.js';

/** A real council moves in: set-up, invitations, second factor, derogations, lists of its own, levels that move. */
export class MoveIn1764100000001 implements MigrationInterface {
  readonly name = 'MoveIn1764100000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const added of COLUMNS) await addColumns(runner, added);
    // The council edits these lists now: which words may be written is asked of its list, not of the table.
    await forgetChecks(runner, 'contribution', ['ck_contribution_motive_list']);
    await forgetChecks(runner, 'reply', ['ck_reply_motive_list', 'ck_reply_previous_motive_list']);
    await forgetChecks(runner, 'fact', ['ck_fact_source_list']);
    for (const table of TABLES) await runner.createTable(new Table(table));
    for (const table of ['council_role', 'seat', 'mandate']) await runner.query(`UPDATE ${table} SET version = 1`);
  }

  async down(): Promise<void> {
    throw new Error('The way back is the copy made before.');
  }
}

const text = (name: string, length: number) => ({ name, type: 'varchar', length: String(length), isNullable: true });
const whole = (name: string) => ({ name, type: 'integer', isNullable: true });

const COLUMNS: readonly AddedColumns[] = [
  {
    table: 'council',
    columns: [text('territory_code', 9), { name: 'has_priority_district', type: 'boolean', isNullable: true }, text('reminder_offsets', 60), text('dpo_contact', 200)],
  },
  {
    table: 'rules_of_procedure',
    columns: [
      whole('restricted_convocation_days'), whole('minutes_days'), whole('mandate_years'), text('quorum_words', 300), text('vote_words', 300),
      text('proposal_words', 300), text('chairing_words', 300), text('adopted_on', 10),
    ],
    days: ['adopted_on'],
  },
  { table: 'body', columns: [text('purpose', 500), text('ended_on', 10)], days: ['ended_on'] },
  { table: 'charter', columns: [text('title', 160), { name: 'text', type: 'text', isNullable: true }] },
  { table: 'council_role', columns: [text('act', 160), whole('version')] },
  {
    table: 'seat',
    columns: [text('status', 40), text('act', 160), whole('version')],
    checks: [{ name: 'ck_seat_status_list', expression: `"status" in ('by_right', 'appointed', 'associated', 'qualified')` }],
  },
  {
    table: 'mandate',
    columns: [text('named_by_person_id', 36), text('naming_reason', 300), text('ending_reason', 200), whole('version')],
    references: { named_by_person_id: 'person' },
  },
  { table: 'organisation', columns: [text('presentation', 300), text('phone', 30)] },
  { table: 'contact', columns: [text('phone', 30), text('bounced_on', 10)], days: ['bounced_on'] },
  { table: 'account', columns: [text('password_changed_at', 24), text('last_sign_in_at', 24)], instants: ['password_changed_at', 'last_sign_in_at'] },
  { table: 'sign_in_session', columns: [text('device', 80), text('confirmed_at', 24)], instants: ['confirmed_at'] },
];

const TABLES: readonly ConstructorParameters<typeof Table>[0][] = [
  {
    name: 'derogation',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_derogation' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'until', type: 'varchar', length: '10' },
      { name: 'reason', type: 'varchar', length: '500' },
      { name: 'signed_by_person_id', type: 'varchar', length: '36' },
      { name: 'signed_at', type: 'varchar', length: '24' },
      { name: 'ended_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'ended_by_person_id', type: 'varchar', length: '36', isNullable: true },
    ],
    indices: [
      { name: 'ix_derogation_council_id_signed_at', columnNames: ['council_id', 'signed_at'] },
    ],
    checks: [
      { name: 'ck_derogation_until_day', expression: "length(\"until\") = 10" },
      { name: 'ck_derogation_signed_at_instant', expression: "length(\"signed_at\") = 24" },
      { name: 'ck_derogation_ended_at_instant', expression: "length(\"ended_at\") = 24" },
    ],
    foreignKeys: [
      { name: 'fk_derogation_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
      { name: 'fk_derogation_signed_by_person_id', columnNames: ['signed_by_person_id'], referencedTableName: 'person', referencedColumnNames: ['id'] },
      { name: 'fk_derogation_ended_by_person_id', columnNames: ['ended_by_person_id'], referencedTableName: 'person', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'list_word',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_list_word' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'list', type: 'varchar', length: '40' },
      { name: 'code', type: 'varchar', length: '40' },
      { name: 'label', type: 'varchar', length: '80' },
      { name: 'rank', type: 'integer' },
      { name: 'retired_on', type: 'varchar', length: '10', isNullable: true },
      { name: 'version', type: 'integer' },
    ],
    indices: [
      { name: 'uq_list_word_council_id_list_code', columnNames: ['council_id', 'list', 'code'], isUnique: true },
    ],
    checks: [
      { name: 'ck_list_word_list_list', expression: "\"list\" in ('blocked', 'refused', 'source')" },
      { name: 'ck_list_word_retired_on_day', expression: "length(\"retired_on\") = 10" },
    ],
    foreignKeys: [
      { name: 'fk_list_word_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'installation',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_installation' },
      { name: 'setup_code_hash', type: 'varchar', length: '64', isNullable: true },
      { name: 'setup_code_ends_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'set_up_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'time_zone', type: 'varchar', length: '40', isNullable: true },
      { name: 'publisher_name', type: 'varchar', length: '200', isNullable: true },
      { name: 'publisher_address', type: 'varchar', length: '300', isNullable: true },
      { name: 'director_name', type: 'varchar', length: '200', isNullable: true },
      { name: 'host_name', type: 'varchar', length: '200', isNullable: true },
      { name: 'host_address', type: 'varchar', length: '300', isNullable: true },
      { name: 'accessibility_contact', type: 'varchar', length: '200', isNullable: true },
      { name: 'accessibility_status', type: 'varchar', length: '40', isNullable: true },
      { name: 'accessibility_audited_on', type: 'varchar', length: '10', isNullable: true },
      { name: 'version', type: 'integer' },
    ],
    checks: [
      { name: 'ck_installation_setup_code_ends_at_instant', expression: "length(\"setup_code_ends_at\") = 24" },
      { name: 'ck_installation_set_up_at_instant', expression: "length(\"set_up_at\") = 24" },
      { name: 'ck_installation_accessibility_status_list', expression: "\"accessibility_status\" in ('full', 'partial', 'none')" },
      { name: 'ck_installation_accessibility_audited_on_day', expression: "length(\"accessibility_audited_on\") = 10" },
    ],
  },
  {
    name: 'account_invitation',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_account_invitation' },
      { name: 'account_id', type: 'varchar', length: '36' },
      { name: 'council_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'invited_by_person_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'token_hash', type: 'varchar', length: '64', isNullable: true },
      { name: 'created_at', type: 'varchar', length: '24' },
      { name: 'ends_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'accepted_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'revoked_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'version', type: 'integer' },
    ],
    indices: [
      { name: 'ix_account_invitation_account_id', columnNames: ['account_id'] },
      { name: 'uq_account_invitation_token_hash', columnNames: ['token_hash'], isUnique: true },
    ],
    checks: [
      { name: 'ck_account_invitation_created_at_instant', expression: "length(\"created_at\") = 24" },
      { name: 'ck_account_invitation_ends_at_instant', expression: "length(\"ends_at\") = 24" },
      { name: 'ck_account_invitation_accepted_at_instant', expression: "length(\"accepted_at\") = 24" },
      { name: 'ck_account_invitation_revoked_at_instant', expression: "length(\"revoked_at\") = 24" },
    ],
    foreignKeys: [
      { name: 'fk_account_invitation_account_id', columnNames: ['account_id'], referencedTableName: 'account', referencedColumnNames: ['id'] },
      { name: 'fk_account_invitation_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
      { name: 'fk_account_invitation_invited_by_person_id', columnNames: ['invited_by_person_id'], referencedTableName: 'person', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'audit_verification',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_audit_verification' },
      { name: 'chain', type: 'varchar', length: '36' },
      { name: 'at', type: 'varchar', length: '24' },
      { name: 'entries', type: 'integer' },
      { name: 'is_whole', type: 'boolean' },
      { name: 'broken_at_rank', type: 'integer', isNullable: true },
    ],
    indices: [
      { name: 'ix_audit_verification_chain_at', columnNames: ['chain', 'at'] },
    ],
    checks: [
      { name: 'ck_audit_verification_at_instant', expression: "length(\"at\") = 24" },
    ],
  },
  {
    name: 'level_change',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_level_change' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'row_type', type: 'varchar', length: '60' },
      { name: 'row_id', type: 'varchar', length: '36' },
      { name: 'old_level', type: 'varchar', length: '40' },
      { name: 'old_group_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'new_level', type: 'varchar', length: '40' },
      { name: 'new_group_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'reason', type: 'varchar', length: '500' },
      { name: 'person_id', type: 'varchar', length: '36' },
      { name: 'at', type: 'varchar', length: '24' },
    ],
    indices: [
      { name: 'ix_level_change_row_id_at', columnNames: ['row_id', 'at'] },
    ],
    checks: [
      { name: 'ck_level_change_old_level_list', expression: "\"old_level\" in ('public', 'members', 'restricted', 'group')" },
      { name: 'ck_level_change_new_level_list', expression: "\"new_level\" in ('public', 'members', 'restricted', 'group')" },
      { name: 'ck_level_change_at_instant', expression: "length(\"at\") = 24" },
    ],
    foreignKeys: [
      { name: 'fk_level_change_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
      { name: 'fk_level_change_old_group_id', columnNames: ['old_group_id'], referencedTableName: 'body', referencedColumnNames: ['id'] },
      { name: 'fk_level_change_new_group_id', columnNames: ['new_group_id'], referencedTableName: 'body', referencedColumnNames: ['id'] },
      { name: 'fk_level_change_person_id', columnNames: ['person_id'], referencedTableName: 'person', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'password_choice',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_password_choice' },
      { name: 'account_id', type: 'varchar', length: '36' },
      { name: 'purpose', type: 'varchar', length: '40' },
      { name: 'browser_hash', type: 'varchar', length: '64' },
      { name: 'token_hash', type: 'varchar', length: '64', isNullable: true },
      { name: 'created_at', type: 'varchar', length: '24' },
      { name: 'ends_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'used_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'version', type: 'integer' },
    ],
    indices: [
      { name: 'ix_password_choice_account_id', columnNames: ['account_id'] },
      { name: 'uq_password_choice_token_hash', columnNames: ['token_hash'], isUnique: true },
    ],
    checks: [
      { name: 'ck_password_choice_purpose_list', expression: "\"purpose\" in ('reset', 'invitation')" },
      { name: 'ck_password_choice_created_at_instant', expression: "length(\"created_at\") = 24" },
      { name: 'ck_password_choice_ends_at_instant', expression: "length(\"ends_at\") = 24" },
      { name: 'ck_password_choice_used_at_instant', expression: "length(\"used_at\") = 24" },
    ],
    foreignKeys: [
      { name: 'fk_password_choice_account_id', columnNames: ['account_id'], referencedTableName: 'account', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'recovery_code',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_recovery_code' },
      { name: 'account_id', type: 'varchar', length: '36' },
      { name: 'code_hash', type: 'varchar', length: '64' },
      { name: 'created_at', type: 'varchar', length: '24' },
      { name: 'used_at', type: 'varchar', length: '24', isNullable: true },
    ],
    indices: [
      { name: 'uq_recovery_code_account_id_code_hash', columnNames: ['account_id', 'code_hash'], isUnique: true },
    ],
    checks: [
      { name: 'ck_recovery_code_created_at_instant', expression: "length(\"created_at\") = 24" },
      { name: 'ck_recovery_code_used_at_instant', expression: "length(\"used_at\") = 24" },
    ],
    foreignKeys: [
      { name: 'fk_recovery_code_account_id', columnNames: ['account_id'], referencedTableName: 'account', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'second_factor',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_second_factor' },
      { name: 'account_id', type: 'varchar', length: '36' },
      { name: 'seed', type: 'varchar', length: '200' },
      { name: 'created_at', type: 'varchar', length: '24' },
      { name: 'confirmed_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'last_step', type: 'integer', isNullable: true },
      { name: 'version', type: 'integer' },
    ],
    indices: [
      { name: 'uq_second_factor_account_id', columnNames: ['account_id'], isUnique: true },
    ],
    checks: [
      { name: 'ck_second_factor_created_at_instant', expression: "length(\"created_at\") = 24" },
      { name: 'ck_second_factor_confirmed_at_instant', expression: "length(\"confirmed_at\") = 24" },
    ],
    foreignKeys: [
      { name: 'fk_second_factor_account_id', columnNames: ['account_id'], referencedTableName: 'account', referencedColumnNames: ['id'] },
    ],
  },
];
