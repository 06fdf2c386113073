import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, KeyColumn } from '../database/columns.js';

/** The journal of one council read again from its first entry: how many, until where, and whether the chain holds. */
@Entity('audit_verification')
@Index('ix_audit_verification_chain_at', ['chain', 'at'])
export class AuditVerification {
  @KeyColumn()
  id!: string;

  @IdColumn()
  chain!: string;

  @InstantColumn()
  at!: string;

  @Column({ type: 'integer' })
  entries!: number;

  @Column({ type: 'boolean' })
  isWhole!: boolean;

  /** Rank of the first entry that does not follow; null when the chain is whole. */
  @Column({ type: 'integer', nullable: true })
  brokenAtRank!: number | null;
}
