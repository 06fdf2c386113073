import { Column, Entity, Index } from 'typeorm';
import { Audience } from '../platform/access/audience.js';
import { Confidential } from '../platform/access/confidential.js';
import { DayColumn, IdColumn, InstantColumn, KeyColumn, ListColumn, ReferenceColumn } from '../platform/database/columns.js';
import { MEETING_STATES, type MeetingState } from './meeting-words.js';

/** One sitting of a body, from its draft to its end. */
@Entity('meeting')
@Confidential('meeting')
@Index('uq_meeting_council_id_reference', ['audience.councilId', 'reference'], { unique: true })
@Index('ix_meeting_council_id_held_on_id', ['audience.councilId', 'heldOn', 'id'])
@Index('ix_meeting_body_id_held_on', ['bodyId', 'heldOn'])
export class Meeting {
  @KeyColumn()
  id!: string;

  @Column(() => Audience, { prefix: false })
  audience!: Audience;

  @ReferenceColumn('body')
  bodyId!: string;

  @Column({ type: 'varchar', length: 30 })
  reference!: string;

  @DayColumn()
  heldOn!: string;

  /** `HH:MM`, Europe/Paris: the slot asked for. */
  @Column({ type: 'varchar', length: 5 })
  startsAt!: string;

  @Column({ type: 'varchar', length: 5 })
  endsAt!: string;

  @Column({ type: 'varchar', length: 200 })
  place!: string;

  @ListColumn(MEETING_STATES)
  state!: MeetingState;

  /** Real hours, `HH:MM`. */
  @Column({ type: 'varchar', length: 5, nullable: true })
  openedAt!: string | null;

  @Column({ type: 'varchar', length: 5, nullable: true })
  endedAt!: string | null;

  @ReferenceColumn('person', { nullable: true })
  chairPersonId!: string | null;

  @ReferenceColumn('person', { nullable: true })
  secretaryPersonId!: string | null;

  /** The point being treated. */
  @IdColumn({ nullable: true })
  currentItemId!: string | null;

  @InstantColumn({ nullable: true })
  dateAnnouncedAt!: string | null;

  @InstantColumn({ nullable: true })
  convenedAt!: string | null;

  @InstantColumn({ nullable: true })
  closedAt!: string | null;

  @InstantColumn({ nullable: true })
  cancelledAt!: string | null;

  @InstantColumn()
  createdAt!: string;

  @Column({ type: 'integer' })
  version!: number;
}
