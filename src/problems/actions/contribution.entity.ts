import { Column, Entity, Index } from 'typeorm';
import { DayColumn, InstantColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../platform/database/columns.js';
import { CONTRIBUTION_STATES, type ContributionState, type Motive } from './action-words.js';

/** One organisation’s part in an action, with its own state. The lead’s is one of them. */
@Entity('contribution')
@Index('uq_contribution_action_id_organisation_id', ['actionId', 'organisationId'], { unique: true })
@Index('ix_contribution_action_id_organisation_id_state', ['actionId', 'organisationId', 'state'])
@Index('ix_contribution_organisation_id_state', ['organisationId', 'state'])
export class Contribution {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ReferenceColumn('action')
  actionId!: string;

  @ReferenceColumn('organisation')
  organisationId!: string;

  @ListColumn(CONTRIBUTION_STATES)
  state!: ContributionState;

  /** A delivered motive or a word of the council’s own list. */
  @Column({ type: 'varchar', length: 40, nullable: true })
  motive!: Motive | null;

  @Column({ type: 'varchar', length: 300, nullable: true })
  motiveWords!: string | null;

  @DayColumn({ nullable: true })
  expectedOn!: string | null;

  @InstantColumn()
  askedAt!: string;

  @InstantColumn()
  changedAt!: string;

  /** A contribution withdrawn keeps its date. */
  @DayColumn({ nullable: true })
  withdrawnOn!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
