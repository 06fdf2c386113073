import { Column, Entity, Index } from 'typeorm';
import { InstantColumn, KeyColumn, ReferenceColumn } from '../platform/database/columns.js';

/** A person invited to choose her password. The token is made when the mail leaves and kept hashed; opening it spends nothing. */
@Entity('account_invitation')
@Index('uq_account_invitation_token_hash', ['tokenHash'], { unique: true })
@Index('ix_account_invitation_account_id', ['accountId'])
export class AccountInvitation {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('account')
  accountId!: string;

  /** Null: an account of the installation. */
  @ReferenceColumn('council', { nullable: true })
  councilId!: string | null;

  /** Null: set-up, command line. */
  @ReferenceColumn('person', { nullable: true })
  invitedByPersonId!: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  tokenHash!: string | null;

  @InstantColumn()
  createdAt!: string;

  @InstantColumn({ nullable: true })
  endsAt!: string | null;

  @InstantColumn({ nullable: true })
  acceptedAt!: string | null;

  @InstantColumn({ nullable: true })
  revokedAt!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
