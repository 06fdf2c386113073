import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Table } from 'typeorm';

/** Sessions and failed attempts. */
export class CreateSignIn1764000000004 implements MigrationInterface {
  readonly name = 'CreateSignIn1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(): Promise<void> {
    throw new Error('The way back is the copy made before.');
  }
}

const TABLES: readonly ConstructorParameters<typeof Table>[0][] = [
  {
    name: 'sign_in_attempt',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_sign_in_attempt' },
      { name: 'email_hash', type: 'varchar', length: '64' },
      { name: 'origin_hash', type: 'varchar', length: '64' },
      { name: 'at', type: 'varchar', length: '24' },
    ],
    indices: [
      { name: 'ix_sign_in_attempt_origin_hash_at', columnNames: ['origin_hash', 'at'] },
      { name: 'ix_sign_in_attempt_email_hash_at', columnNames: ['email_hash', 'at'] },
    ],
    checks: [
      { name: 'ck_sign_in_attempt_at_instant', expression: "length(\"at\") = 24" },
    ],
  },
  {
    name: 'sign_in_session',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_sign_in_session' },
      { name: 'account_id', type: 'varchar', length: '36' },
      { name: 'token_hash', type: 'varchar', length: '64' },
      { name: 'csrf', type: 'varchar', length: '64' },
      { name: 'current_council_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'assurance', type: 'varchar', length: '40' },
      { name: 'opened_at', type: 'varchar', length: '24' },
      { name: 'seen_at', type: 'varchar', length: '24' },
      { name: 'ended_at', type: 'varchar', length: '24', isNullable: true },
    ],
    indices: [
      { name: 'ix_sign_in_session_account_id', columnNames: ['account_id'] },
      { name: 'uq_sign_in_session_token_hash', columnNames: ['token_hash'], isUnique: true },
    ],
    checks: [
      { name: 'ck_sign_in_session_assurance_list', expression: "\"assurance\" in ('password', 'two-factor')" },
      { name: 'ck_sign_in_session_opened_at_instant', expression: "length(\"opened_at\") = 24" },
      { name: 'ck_sign_in_session_seen_at_instant', expression: "length(\"seen_at\") = 24" },
      { name: 'ck_sign_in_session_ended_at_instant', expression: "length(\"ended_at\") = 24" },
    ],
    foreignKeys: [
      { name: 'fk_sign_in_session_account_id', columnNames: ['account_id'], referencedTableName: 'account', referencedColumnNames: ['id'] },
      { name: 'fk_sign_in_session_current_council_id', columnNames: ['current_council_id'], referencedTableName: 'council', referencedColumnNames: ['id'] },
    ],
  },
];
