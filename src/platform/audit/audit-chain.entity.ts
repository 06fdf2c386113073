import { Column, Entity } from 'typeorm';
import { KeyColumn } from '../database/columns.js';

/** The end of one council's journal. Its row is the lock that keeps the chain in one line. */
@Entity('audit_chain')
export class AuditChain {
  @KeyColumn()
  id!: string;

  @Column({ type: 'integer' })
  lastRank!: number;

  @Column({ type: 'varchar', length: 64 })
  lastHash!: string;
}
