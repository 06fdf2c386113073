import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Table } from 'typeorm';
import { bytesType } from '../bytes.js';

/** The journal, the outbox, the files, the sequences and the one-time keys. */
export class CreatePlatform1764000000001 implements MigrationInterface {
  readonly name = 'CreatePlatform1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables(bytesType(runner))) await runner.createTable(new Table(table));
  }

  async down(): Promise<void> {
    throw new Error('The way back is the copy made before.');
  }
}

const tables = (bytes: string): ConstructorParameters<typeof Table>[0][] => [
  {
    name: 'audit_chain',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_audit_chain' },
      { name: 'last_rank', type: 'integer' },
      { name: 'last_hash', type: 'varchar', length: '64' },
    ],
  },
  {
    name: 'audit_entry',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_audit_entry' },
      { name: 'chain', type: 'varchar', length: '36' },
      { name: 'rank', type: 'integer' },
      { name: 'at', type: 'varchar', length: '24' },
      { name: 'act', type: 'varchar', length: '80' },
      { name: 'account_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'person_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'actor', type: 'varchar', length: '80' },
      { name: 'row_type', type: 'varchar', length: '60' },
      { name: 'row_id', type: 'varchar', length: '36' },
      { name: 'level', type: 'varchar', length: '20', isNullable: true },
      { name: 'fields', type: 'text' },
      { name: 'revision_hash', type: 'varchar', length: '64', isNullable: true },
      { name: 'previous_hash', type: 'varchar', length: '64' },
      { name: 'hash', type: 'varchar', length: '64' },
    ],
    indices: [
      { name: 'ix_audit_entry_row', columnNames: ['row_type', 'row_id'] },
      { name: 'uq_audit_entry_chain_rank', columnNames: ['chain', 'rank'], isUnique: true },
    ],
    checks: [
      { name: 'ck_audit_entry_at_instant', expression: "length(\"at\") = 24" },
    ],
  },
  {
    name: 'revision',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_revision' },
      { name: 'row_type', type: 'varchar', length: '60' },
      { name: 'row_id', type: 'varchar', length: '36' },
      { name: 'at', type: 'varchar', length: '24' },
      { name: 'previous', type: 'text' },
    ],
    indices: [
      { name: 'ix_revision_row', columnNames: ['row_type', 'row_id'] },
    ],
    checks: [
      { name: 'ck_revision_at_instant', expression: "length(\"at\") = 24" },
    ],
  },
  {
    name: 'sequence',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_sequence' },
      { name: 'name', type: 'varchar', length: '120' },
      { name: 'last_number', type: 'integer' },
    ],
    indices: [
      { name: 'uq_sequence_name', columnNames: ['name'], isUnique: true },
    ],
  },
  {
    name: 'stored_file',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_stored_file' },
      { name: 'media_type', type: 'varchar', length: '100' },
      { name: 'size', type: 'integer' },
      { name: 'sha256', type: 'varchar', length: '64' },
      { name: 'stored_at', type: 'varchar', length: '24' },
    ],
    checks: [
      { name: 'ck_stored_file_stored_at_instant', expression: "length(\"stored_at\") = 24" },
    ],
  },
  {
    name: 'stored_chunk',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_stored_chunk' },
      { name: 'file_id', type: 'varchar', length: '36' },
      { name: 'rank', type: 'integer' },
      { name: 'bytes', type: bytes },
    ],
    indices: [
      { name: 'uq_stored_chunk_file_id_rank', columnNames: ['file_id', 'rank'], isUnique: true },
    ],
    foreignKeys: [
      { name: 'fk_stored_chunk_file_id', columnNames: ['file_id'], referencedTableName: 'stored_file', referencedColumnNames: ['id'] },
    ],
  },
  {
    name: 'outbox_message',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_outbox_message' },
      { name: 'kind', type: 'varchar', length: '80' },
      { name: 'payload', type: 'text' },
      { name: 'announced_at', type: 'varchar', length: '24' },
      { name: 'due_at', type: 'varchar', length: '24' },
      { name: 'attempts', type: 'integer' },
      { name: 'lease_until', type: 'varchar', length: '24', isNullable: true },
      { name: 'done_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'failed_at', type: 'varchar', length: '24', isNullable: true },
    ],
    indices: [
      { name: 'ix_outbox_message_due', columnNames: ['done_at', 'failed_at', 'due_at'] },
    ],
    checks: [
      { name: 'ck_outbox_message_announced_at_instant', expression: "length(\"announced_at\") = 24" },
      { name: 'ck_outbox_message_due_at_instant', expression: "length(\"due_at\") = 24" },
      { name: 'ck_outbox_message_lease_until_instant', expression: "length(\"lease_until\") = 24" },
      { name: 'ck_outbox_message_done_at_instant', expression: "length(\"done_at\") = 24" },
      { name: 'ck_outbox_message_failed_at_instant', expression: "length(\"failed_at\") = 24" },
    ],
  },
  {
    name: 'used_form_key',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_used_form_key' },
      { name: 'account_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'body_hash', type: 'varchar', length: '64' },
      { name: 'result', type: 'varchar', length: '200' },
      { name: 'used_at', type: 'varchar', length: '24' },
    ],
    checks: [
      { name: 'ck_used_form_key_used_at_instant', expression: "length(\"used_at\") = 24" },
    ],
  },
];
