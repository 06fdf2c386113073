import { Column, Entity, Index } from 'typeorm';
import { Audience } from '../../platform/access/audience.js';
import { Confidential } from '../../platform/access/confidential.js';
import { IdColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../platform/database/columns.js';
import { ITEM_KINDS, ITEM_RESULTS, type ItemKind, type ItemResult, STANDING_ITEMS, type StandingItem } from './../meeting-words.js';

/** A point of an agenda, free or about a problem. Its level is the narrowest of body and problem. */
@Entity('agenda_item')
@Confidential('agenda_item')
@Index('ix_agenda_item_meeting_id_position', ['meetingId', 'position'])
@Index('ix_agenda_item_problem_id', ['problemId'])
export class AgendaItem {
  @KeyColumn()
  id!: string;

  @Column(() => Audience, { prefix: false })
  audience!: Audience;

  @ReferenceColumn('meeting')
  meetingId!: string;

  @Column({ type: 'integer' })
  position!: number;

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

  /** Ouverture, Suivi des actions, Tour de table…: points that every sitting of the body has. */
  @ListColumn(STANDING_ITEMS, { nullable: true })
  standing!: StandingItem | null;

  @Column({ type: 'boolean' })
  isRecurring!: boolean;

  @ListColumn(ITEM_RESULTS, { nullable: true })
  result!: ItemResult | null;

  /** Plain text, optional: what was said, impersonal. */
  @Column({ type: 'text', nullable: true })
  synthesis!: string | null;

  /** How many times it was left untreated or postponed before. */
  @Column({ type: 'integer' })
  postponedCount!: number;

  @IdColumn({ nullable: true })
  carryOverId!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
