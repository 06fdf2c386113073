import { Column, Entity, Index } from 'typeorm';
import { InstantColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../platform/database/columns.js';
import { CLOSED_STATUSES, type ClosedStatus, CLOSING_MOTIVES, type ClosingMotive } from './problem-words.js';

/** A problem from its opening to its closing; reopening starts the next one. */
@Entity('episode')
@Index('ix_episode_council_id_closed_at', ['councilId', 'closedAt'])
@Index('uq_episode_problem_id_number', ['problemId', 'number'], { unique: true })
@Index('uq_episode_problem_id', ['problemId'], { unique: true, where: `"closed_at" is null` })
export class Episode {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ReferenceColumn('problem')
  problemId!: string;

  @Column({ type: 'integer' })
  number!: number;

  @InstantColumn()
  openedAt!: string;

  @InstantColumn({ nullable: true })
  closedAt!: string | null;

  @ListColumn(CLOSED_STATUSES, { nullable: true })
  outcome!: ClosedStatus | null;

  @ListColumn(CLOSING_MOTIVES, { nullable: true })
  motive!: ClosingMotive | null;

  @Column({ type: 'text', nullable: true })
  lesson!: string | null;

  /** Where it moved: a problem (shown to its readers only) or a place in words. */
  @ReferenceColumn('problem', { nullable: true })
  movedToProblemId!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  movedToPlace!: string | null;

  @Column({ type: 'text', nullable: true })
  reopeningReason!: string | null;
}
