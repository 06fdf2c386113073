import { Column, Entity, Index } from 'typeorm';
import { Audience } from '../../../platform/access/audience.js';
import { Confidential } from '../../../platform/access/confidential.js';
import { InstantColumn, KeyColumn, ReferenceColumn } from '../../../platform/database/columns.js';

/** A published, frozen version: header and the hashes of its points. Nothing here is ever rewritten. */
@Entity('minutes_version')
@Confidential('minutes_version')
@Index('uq_minutes_version_meeting_id_number', ['meetingId', 'number'], { unique: true })
export class MinutesVersion {
  @KeyColumn()
  id!: string;

  @Column(() => Audience, { prefix: false })
  audience!: Audience;

  @ReferenceColumn('meeting')
  meetingId!: string;

  @Column({ type: 'integer' })
  number!: number;

  @InstantColumn()
  publishedAt!: string;

  @ReferenceColumn('person', { nullable: true })
  personId!: string | null;

  /** Canonical JSON (RFC 8785) of the header and of the hashes of the points. */
  @Column({ type: 'text' })
  content!: string;

  /** SHA-256 of `content`. */
  @Column({ type: 'varchar', length: 64 })
  hash!: string;

  /** Why it was published in spite of a warning, or what this version corrects. */
  @Column({ type: 'varchar', length: 500, nullable: true })
  reason!: string | null;
}
