import { Column, Entity, Index } from 'typeorm';
import { InstantColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../platform/database/columns.js';
import { PASSWORD_CHOICE_PURPOSES, type PasswordChoicePurpose } from '../sign-in-words.js';

/** The right to choose a password once, within ten minutes, in the browser that asked for it. */
@Entity('password_choice')
@Index('uq_password_choice_token_hash', ['tokenHash'], { unique: true })
@Index('ix_password_choice_account_id', ['accountId'])
export class PasswordChoice {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('account')
  accountId!: string;

  @ListColumn(PASSWORD_CHOICE_PURPOSES)
  purpose!: PasswordChoicePurpose;

  /** Hash of the cookie given to the browser that asked. */
  @Column({ type: 'varchar', length: 64 })
  browserHash!: string;

  /** Made when the mail leaves; null before, and always for an invitation, which needs no second mail. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  tokenHash!: string | null;

  @InstantColumn()
  createdAt!: string;

  @InstantColumn({ nullable: true })
  endsAt!: string | null;

  @InstantColumn({ nullable: true })
  usedAt!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
