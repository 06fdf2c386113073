import { Check, Column, Entity, Index } from 'typeorm';
import { Audience } from '../../platform/access/audience.js';
import { Confidential } from '../../platform/access/confidential.js';
import { DayColumn, IdColumn, InstantColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../platform/database/columns.js';
import { ACTION_RESULTS, ACTION_STATES, type ActionResult, type ActionState } from './action-words.js';

/** What one lead organisation, helped by any number of others, is asked to do. One row with its own life. */
@Entity('action')
@Confidential('action')
@Index('uq_action_council_id_reference', ['audience.councilId', 'reference'], { unique: true })
@Index('ix_action_council_id_state_due_on_id', ['audience.councilId', 'state', 'dueOn', 'id'])
@Index('ix_action_problem_id_state', ['problemId', 'state'])
@Index('ix_action_council_id_state_confidentiality_group_id', ['audience.councilId', 'state', 'audience.confidentiality', 'audience.groupId'])
@Index('ix_action_council_id_state_closed_at_id', ['audience.councilId', 'state', 'closedAt', 'id'])
@Index('ix_action_council_id_due_on', ['audience.councilId', 'dueOn'])
@Index('ix_action_lead_organisation_id_state_closed_at_id', ['leadOrganisationId', 'state', 'closedAt', 'id'])
@Index('ix_action_lead_organisation_id_decided_on', ['leadOrganisationId', 'decidedOn'])
@Index('ix_action_group_id_state', ['audience.groupId', 'state'])
@Index('ix_action_born_meeting_id', ['bornMeetingId'])
@Check('ck_action_closed_result', `("state" = 'closed') = ("result" is not null)`)
@Check('ck_action_result_sentence', `"result" is null or ("result_sentence" is not null and length("result_sentence") >= 10)`)
export class Action {
  @KeyColumn()
  id!: string;

  @Column(() => Audience, { prefix: false })
  audience!: Audience;

  @ReferenceColumn('body')
  bodyId!: string;

  @ReferenceColumn('problem', { nullable: true })
  problemId!: string | null;

  @Column({ type: 'varchar', length: 30 })
  reference!: string;

  /** Neutral sentence: it may leave by mail when the level is members. */
  @Column({ type: 'varchar', length: 300 })
  sentence!: string;

  @ListColumn(ACTION_STATES)
  state!: ActionState;

  @ReferenceColumn('organisation', { nullable: true })
  leadOrganisationId!: string | null;

  @ReferenceColumn('seat', { nullable: true })
  leadSeatId!: string | null;

  @DayColumn({ nullable: true })
  dueOn!: string | null;

  /** Day of the sitting, or of creation outside one. */
  @DayColumn()
  decidedOn!: string;

  /** The meeting where it was born; an id of the floor above, without foreign key. */
  @IdColumn({ nullable: true })
  bornMeetingId!: string | null;

  @InstantColumn({ nullable: true })
  openedAt!: string | null;

  @InstantColumn({ nullable: true })
  closedAt!: string | null;

  @ListColumn(ACTION_RESULTS, { nullable: true })
  result!: ActionResult | null;

  @Column({ type: 'text', nullable: true })
  resultSentence!: string | null;

  @Column({ type: 'integer' })
  postponements!: number;

  @InstantColumn()
  createdAt!: string;

  @Column({ type: 'integer' })
  version!: number;
}
