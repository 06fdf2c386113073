import { Column, Entity, Index } from 'typeorm';
import { InstantColumn, KeyColumn } from '../database/columns.js';

/** A fact announced by a domain, kept with the change itself and delivered later, perhaps twice. Ids only, never a text. */
@Entity('outbox_message')
@Index('ix_outbox_message_due', ['doneAt', 'failedAt', 'dueAt'])
export class OutboxMessage {
  @KeyColumn()
  id!: string;

  @Column({ type: 'varchar', length: 80 })
  kind!: string;

  @Column({ type: 'simple-json' })
  payload!: Record<string, string>;

  @InstantColumn()
  announcedAt!: string;

  @InstantColumn()
  dueAt!: string;

  @Column({ type: 'integer' })
  attempts!: number;

  @InstantColumn({ nullable: true })
  leaseUntil!: string | null;

  @InstantColumn({ nullable: true })
  doneAt!: string | null;

  /** Given up: a coordinator sees it among the lasting failures. */
  @InstantColumn({ nullable: true })
  failedAt!: string | null;
}
