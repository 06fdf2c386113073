import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, KeyColumn } from '../database/columns.js';

/** One act in the journal: who, which act, which row, never a title nor a text. Chained by hashes within a council. */
@Entity('audit_entry')
@Index('uq_audit_entry_chain_rank', ['chain', 'rank'], { unique: true })
@Index('ix_audit_entry_row', ['rowType', 'rowId'])
@Index('ix_audit_entry_person_id', ['personId', 'id'])
export class AuditEntry {
  @KeyColumn()
  id!: string;

  /** The council's id, or `installation` for what belongs to none. */
  @IdColumn()
  chain!: string;

  @Column({ type: 'integer' })
  rank!: number;

  @InstantColumn()
  at!: string;

  @Column({ type: 'varchar', length: 80 })
  act!: string;

  @IdColumn({ nullable: true })
  accountId!: string | null;

  @IdColumn({ nullable: true })
  personId!: string | null;

  @Column({ type: 'varchar', length: 80 })
  actor!: string;

  @Column({ type: 'varchar', length: 60 })
  rowType!: string;

  @IdColumn()
  rowId!: string;

  @Column({ type: 'varchar', length: 20, nullable: true })
  level!: string | null;

  /** Names of the changed fields, never their values. */
  @Column({ type: 'simple-json' })
  fields!: string[];

  @Column({ type: 'varchar', length: 64, nullable: true })
  revisionHash!: string | null;

  @Column({ type: 'varchar', length: 64 })
  previousHash!: string;

  @Column({ type: 'varchar', length: 64 })
  hash!: string;
}
