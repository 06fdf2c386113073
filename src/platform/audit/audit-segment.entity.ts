import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, KeyColumn } from '../database/columns.js';

/** What is left of entries purged after their time: how many, until which rank, and the hash that the next one follows. */
@Entity('audit_segment')
@Index('uq_audit_segment_chain_last_rank', ['chain', 'lastRank'], { unique: true })
export class AuditSegment {
  @KeyColumn()
  id!: string;

  @IdColumn()
  chain!: string;

  @Column({ type: 'integer' })
  lastRank!: number;

  @Column({ type: 'varchar', length: 64 })
  lastHash!: string;

  @InstantColumn()
  lastAt!: string;

  @Column({ type: 'integer' })
  entries!: number;

  @InstantColumn()
  purgedAt!: string;
}
