import { Column, Entity, Index } from 'typeorm';
import { InstantColumn, KeyColumn, ReferenceColumn } from '../../platform/database/columns.js';

/** A code to enter once without the authenticator; shown once, kept hashed. */
@Entity('recovery_code')
@Index('uq_recovery_code_account_id_code_hash', ['accountId', 'codeHash'], { unique: true })
export class RecoveryCode {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('account')
  accountId!: string;

  @Column({ type: 'varchar', length: 64 })
  codeHash!: string;

  @InstantColumn()
  createdAt!: string;

  @InstantColumn({ nullable: true })
  usedAt!: string | null;
}
