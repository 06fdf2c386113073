import { Column, Entity, Index } from 'typeorm';
import { InstantColumn, KeyColumn, ReferenceColumn } from '../../platform/database/columns.js';

/** The authenticator of one account (RFC 6238). The seed is kept encrypted; it counts once a first code has confirmed it. */
@Entity('second_factor')
@Index('uq_second_factor_account_id', ['accountId'], { unique: true })
export class SecondFactor {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('account')
  accountId!: string;

  /** Encrypted with a key derived from the installation's secret. */
  @Column({ type: 'varchar', length: 200 })
  seed!: string;

  @InstantColumn()
  createdAt!: string;

  @InstantColumn({ nullable: true })
  confirmedAt!: string | null;

  /** Step of thirty seconds of the last code accepted: the same code never enters twice. */
  @Column({ type: 'integer', nullable: true })
  lastStep!: number | null;

  @Column({ type: 'integer' })
  version!: number;
}
