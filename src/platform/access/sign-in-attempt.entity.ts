import { Column, Entity, Index } from 'typeorm';
import { InstantColumn, KeyColumn } from '../database/columns.js';

/** A failed sign-in, by keyed hash of the address typed and of where it came from: slows guessing, locks nobody out. */
@Entity('sign_in_attempt')
@Index('ix_sign_in_attempt_email_hash_at', ['emailHash', 'at'])
@Index('ix_sign_in_attempt_origin_hash_at', ['originHash', 'at'])
export class SignInAttempt {
  @KeyColumn()
  id!: string;

  @Column({ type: 'varchar', length: 64 })
  emailHash!: string;

  @Column({ type: 'varchar', length: 64 })
  originHash!: string;

  @InstantColumn()
  at!: string;
}
