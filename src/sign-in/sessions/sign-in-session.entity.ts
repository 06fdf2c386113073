import { Column, Entity, Index } from 'typeorm';
import { InstantColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../platform/database/columns.js';
import { SESSION_ASSURANCES, type SessionAssurance } from '../sign-in-words.js';

/** One browser signed in. The token is kept hashed; ending the row ends the session at once. */
@Entity('sign_in_session')
@Index('uq_sign_in_session_token_hash', ['tokenHash'], { unique: true })
@Index('ix_sign_in_session_account_id', ['accountId'])
export class SignInSession {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('account')
  accountId!: string;

  @Column({ type: 'varchar', length: 64 })
  tokenHash!: string;

  @Column({ type: 'varchar', length: 64 })
  csrf!: string;

  @ReferenceColumn('council', { nullable: true })
  currentCouncilId!: string | null;

  @ListColumn(SESSION_ASSURANCES)
  assurance!: SessionAssurance;

  /** « Firefox, Windows »: what its owner recognises it by in the list of her sessions. */
  @Column({ type: 'varchar', length: 80, nullable: true })
  device!: string | null;

  /** Last time the person proved herself again in this session, for the acts that ask for it. */
  @InstantColumn({ nullable: true })
  confirmedAt!: string | null;

  @InstantColumn()
  openedAt!: string;

  @InstantColumn()
  seenAt!: string;

  @InstantColumn({ nullable: true })
  endedAt!: string | null;
}
