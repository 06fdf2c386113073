import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

/** The journal may forget whole segments, leaving their last hash; a person finds her own acts. */
export class PurgeTheJournal1764100000060 implements MigrationInterface {
  readonly name = 'PurgeTheJournal1764100000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'audit_segment',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_audit_segment' },
          { name: 'chain', type: 'varchar', length: '36' },
          { name: 'last_rank', type: 'integer' },
          { name: 'last_hash', type: 'varchar', length: '64' },
          { name: 'last_at', type: 'varchar', length: '24' },
          { name: 'entries', type: 'integer' },
          { name: 'purged_at', type: 'varchar', length: '24' },
        ],
        indices: [{ name: 'uq_audit_segment_chain_last_rank', columnNames: ['chain', 'last_rank'], isUnique: true }],
        checks: [
          { name: 'ck_audit_segment_last_at_instant', expression: 'length("last_at") = 24' },
          { name: 'ck_audit_segment_purged_at_instant', expression: 'length("purged_at") = 24' },
        ],
      }),
    );
    await runner.createIndex('audit_entry', new TableIndex({ name: 'ix_audit_entry_person_id', columnNames: ['person_id', 'id'] }));
  }

  async down(): Promise<void> {
    throw new Error('The way back is the copy made before.');
  }
}
