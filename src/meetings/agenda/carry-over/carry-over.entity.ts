import { Column, Entity, Index } from 'typeorm';
import { Audience } from '../../../platform/access/audience.js';
import { Confidential } from '../../../platform/access/confidential.js';
import { IdColumn, InstantColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../../platform/database/columns.js';
import { CARRY_REASONS, type CarryReason, ITEM_KINDS, type ItemKind, STANDING_ITEMS, type StandingItem } from '../../meeting-words.js';

/** What a closed meeting hands to the next of its body. */
@Entity('carry_over')
@Confidential('carry_over')
@Index('ix_carry_over_body_id_placed_item_id', ['bodyId', 'placedItemId'])
@Index('ix_carry_over_to_meeting_id', ['toMeetingId'])
export class CarryOver {
  @KeyColumn()
  id!: string;

  @Column(() => Audience, { prefix: false })
  audience!: Audience;

  @ReferenceColumn('body')
  bodyId!: string;

  @ReferenceColumn('meeting')
  fromMeetingId!: string;

  @ReferenceColumn('agenda_item')
  fromItemId!: string;

  /** Null until a next meeting exists. */
  @ReferenceColumn('meeting', { nullable: true })
  toMeetingId!: string | null;

  /** The point it became there. */
  @IdColumn({ nullable: true })
  placedItemId!: string | null;

  @ListColumn(CARRY_REASONS)
  reason!: CarryReason;

  @Column({ type: 'integer' })
  rank!: number;

  @Column({ type: 'varchar', length: 200 })
  title!: string;

  @ListColumn(ITEM_KINDS)
  kind!: ItemKind;

  @Column({ type: 'integer' })
  minutes!: number;

  @ReferenceColumn('problem', { nullable: true })
  problemId!: string | null;

  @ReferenceColumn('organisation', { nullable: true })
  presenterOrganisationId!: string | null;

  @ListColumn(STANDING_ITEMS, { nullable: true })
  standing!: StandingItem | null;

  @Column({ type: 'boolean' })
  isRecurring!: boolean;

  @Column({ type: 'integer' })
  postponedCount!: number;

  /** Removed by hand, or its problem closed before it was placed. */
  @InstantColumn({ nullable: true })
  droppedAt!: string | null;

  @InstantColumn()
  createdAt!: string;
}
