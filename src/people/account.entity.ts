import { Column, Entity, Index } from 'typeorm';
import { InstantColumn, KeyColumn, ReferenceColumn } from '../platform/database/columns.js';

/** How a person signs in. An account without password belongs to somebody who was never invited. */
@Entity('account')
@Index('uq_account_email', ['email'], { unique: true })
@Index('uq_account_person_id', ['personId'], { unique: true })
export class Account {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('person')
  personId!: string;

  @Column({ type: 'varchar', length: 200 })
  email!: string;

  /** argon2id in its own text form. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  passwordHash!: string | null;

  @Column({ type: 'boolean' })
  isTechnicalAdministrator!: boolean;

  @InstantColumn({ nullable: true })
  passwordChangedAt!: string | null;

  @InstantColumn({ nullable: true })
  lastSignInAt!: string | null;

  @InstantColumn({ nullable: true })
  disabledAt!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
