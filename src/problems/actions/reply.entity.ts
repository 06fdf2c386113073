import { Column, Entity, Index } from 'typeorm';
import { DayColumn, InstantColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../platform/database/columns.js';
import { CONTRIBUTION_STATES, type ContributionState, type Motive, REPLY_CHANNELS, type ReplyChannel } from './action-words.js';

/** What an organisation answered about an action, by whom and through which door. */
@Entity('reply')
@Index('ix_reply_action_id_at', ['actionId', 'at'])
@Index('ix_reply_organisation_id_at', ['organisationId', 'at'])
@Index('ix_reply_contribution_id_at', ['contributionId', 'at'])
@Index('ix_reply_council_id_at', ['councilId', 'at'])
export class Reply {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ReferenceColumn('action')
  actionId!: string;

  @ReferenceColumn('contribution')
  contributionId!: string;

  @ReferenceColumn('organisation')
  organisationId!: string;

  @ListColumn(CONTRIBUTION_STATES)
  state!: ContributionState;

  @Column({ type: 'varchar', length: 40, nullable: true })
  motive!: Motive | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  words!: string | null;

  @DayColumn({ nullable: true })
  expectedOn!: string | null;

  @ListColumn(REPLY_CHANNELS)
  channel!: ReplyChannel;

  /** Who answered for the organisation. */
  @ReferenceColumn('person', { nullable: true })
  personId!: string | null;

  /** Who typed it, when not the same: « par téléphone » names both. */
  @ReferenceColumn('person', { nullable: true })
  recordedByPersonId!: string | null;

  @InstantColumn()
  at!: string;

  @InstantColumn()
  recordedAt!: string;

  @InstantColumn({ nullable: true })
  undoneAt!: string | null;

  /** What the contribution said before, so that undoing gives it back. */
  @ListColumn(CONTRIBUTION_STATES)
  previousState!: ContributionState;

  @Column({ type: 'varchar', length: 40, nullable: true })
  previousMotive!: Motive | null;

  @Column({ type: 'varchar', length: 300, nullable: true })
  previousMotiveWords!: string | null;

  @DayColumn({ nullable: true })
  previousExpectedOn!: string | null;
}
