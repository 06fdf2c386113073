import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Table } from 'typeorm';

/** Mails to be, links and visits. */
export class CreateLinks1764000000008 implements MigrationInterface {
  readonly name = 'CreateLinks1764000000008';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(): Promise<void> {
    throw new Error('The way back is the copy made before.');
  }
}

const TABLES: readonly ConstructorParameters<typeof Table>[0][] = [
  {
    name: 'notification',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_notification' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'kind', type: 'varchar', length: '40' },
      { name: 'subject_id', type: 'varchar', length: '36' },
      { name: 'organisation_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'person_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'message_id', type: 'varchar', length: '200', isNullable: true },
      { name: 'created_at', type: 'varchar', length: '24' },
      { name: 'sent_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'dropped_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'drop_reason', type: 'varchar', length: '200', isNullable: true },
    ],
    indices: [
      { name: 'ix_notification_council_id_sent_at', columnNames: ['council_id', 'sent_at'] },
      { name: 'uq_notification_kind_subject_id_organisation_id', columnNames: ['kind', 'subject_id', 'organisation_id'], isUnique: true },
    ],
    checks: [
      { name: 'ck_notification_kind_list', expression: "\"kind\" in ('meeting_actions', 'action_opened', 'meeting_sign_in')" },
      { name: 'ck_notification_created_at_instant', expression: "length(\"created_at\") = 24" },
      { name: 'ck_notification_sent_at_instant', expression: "length(\"sent_at\") = 24" },
      { name: 'ck_notification_dropped_at_instant', expression: "length(\"dropped_at\") = 24" },
    ],
    foreignKeys: [
      { name: 'fk_notification_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
      { name: 'fk_notification_organisation_id', columnNames: ['organisation_id'], referencedTableName: 'organisation', referencedColumnNames: ['id'] },
      { name: 'fk_notification_person_id', columnNames: ['person_id'], referencedTableName: 'person', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'partner_link',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_partner_link' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'organisation_id', type: 'varchar', length: '36' },
      { name: 'person_id', type: 'varchar', length: '36' },
      { name: 'notification_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'token_hash', type: 'varchar', length: '64' },
      { name: 'created_at', type: 'varchar', length: '24' },
      { name: 'ends_at', type: 'varchar', length: '24' },
      { name: 'revoked_at', type: 'varchar', length: '24', isNullable: true },
    ],
    indices: [
      { name: 'ix_partner_link_organisation_id', columnNames: ['organisation_id'] },
      { name: 'uq_partner_link_token_hash', columnNames: ['token_hash'], isUnique: true },
    ],
    checks: [
      { name: 'ck_partner_link_created_at_instant', expression: "length(\"created_at\") = 24" },
      { name: 'ck_partner_link_ends_at_instant', expression: "length(\"ends_at\") = 24" },
      { name: 'ck_partner_link_revoked_at_instant', expression: "length(\"revoked_at\") = 24" },
    ],
    foreignKeys: [
      { name: 'fk_partner_link_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
      { name: 'fk_partner_link_organisation_id', columnNames: ['organisation_id'], referencedTableName: 'organisation', referencedColumnNames: ['id'] },
      { name: 'fk_partner_link_person_id', columnNames: ['person_id'], referencedTableName: 'person', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'visit',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_visit' },
      { name: 'council_id', type: 'varchar', length: '36' },
      { name: 'link_id', type: 'varchar', length: '36' },
      { name: 'organisation_id', type: 'varchar', length: '36' },
      { name: 'person_id', type: 'varchar', length: '36' },
      { name: 'token_hash', type: 'varchar', length: '64' },
      { name: 'csrf', type: 'varchar', length: '64' },
      { name: 'opened_at', type: 'varchar', length: '24' },
      { name: 'seen_at', type: 'varchar', length: '24' },
      { name: 'ends_at', type: 'varchar', length: '24' },
      { name: 'ended_at', type: 'varchar', length: '24', isNullable: true },
    ],
    indices: [
      { name: 'ix_visit_link_id', columnNames: ['link_id'] },
      { name: 'uq_visit_token_hash', columnNames: ['token_hash'], isUnique: true },
    ],
    checks: [
      { name: 'ck_visit_opened_at_instant', expression: "length(\"opened_at\") = 24" },
      { name: 'ck_visit_seen_at_instant', expression: "length(\"seen_at\") = 24" },
      { name: 'ck_visit_ends_at_instant', expression: "length(\"ends_at\") = 24" },
      { name: 'ck_visit_ended_at_instant', expression: "length(\"ended_at\") = 24" },
    ],
    foreignKeys: [
      { name: 'fk_visit_council_id', columnNames: ['council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
      { name: 'fk_visit_link_id', columnNames: ['link_id'], referencedTableName: 'partner_link', referencedColumnNames: ['id'] },
      { name: 'fk_visit_organisation_id', columnNames: ['organisation_id'], referencedTableName: 'organisation', referencedColumnNames: ['id'] },
      { name: 'fk_visit_person_id', columnNames: ['person_id'], referencedTableName: 'person', referencedColumnNames: ['id'] },
    ],
  },
];
