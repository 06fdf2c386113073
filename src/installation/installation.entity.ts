import { Column, Entity } from 'typeorm';
import { DayColumn, InstantColumn, KeyColumn, ListColumn } from '../platform/database/columns.js';
import { ACCESSIBILITY_STATUSES, type AccessibilityStatus } from './installation-words.js';

/** What is true of this server: its set-up, its time zone, and what its legal pages must say. One row. */
@Entity('installation')
export class Installation {
  @KeyColumn()
  id!: string;

  /** Hash of the one-time code printed by the first start; null once the set-up is done. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  setupCodeHash!: string | null;

  @InstantColumn({ nullable: true })
  setupCodeEndsAt!: string | null;

  @InstantColumn({ nullable: true })
  setUpAt!: string | null;

  /** IANA name; null: Europe/Paris. */
  @Column({ type: 'varchar', length: 40, nullable: true })
  timeZone!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  publisherName!: string | null;

  @Column({ type: 'varchar', length: 300, nullable: true })
  publisherAddress!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  directorName!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  hostName!: string | null;

  @Column({ type: 'varchar', length: 300, nullable: true })
  hostAddress!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  accessibilityContact!: string | null;

  /** Null: nobody has audited this installation, and its page says so. */
  @ListColumn(ACCESSIBILITY_STATUSES, { nullable: true })
  accessibilityStatus!: AccessibilityStatus | null;

  @DayColumn({ nullable: true })
  accessibilityAuditedOn!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
