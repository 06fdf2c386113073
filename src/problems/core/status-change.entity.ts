import { Column, Entity, Index } from 'typeorm';
import { InstantColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../platform/database/columns.js';
import { PROBLEM_STATUSES, type ProblemStatus } from './problem-words.js';

/** One move of a problem, kept so that any past day can be told. */
@Entity('status_change')
@Index('ix_status_change_problem_id_at', ['problemId', 'at'])
@Index('ix_status_change_council_id_to_status_at', ['councilId', 'toStatus', 'at'])
export class StatusChange {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ReferenceColumn('problem')
  problemId!: string;

  @ListColumn(PROBLEM_STATUSES, { nullable: true })
  fromStatus!: ProblemStatus | null;

  @ListColumn(PROBLEM_STATUSES)
  toStatus!: ProblemStatus;

  @InstantColumn()
  at!: string;

  @InstantColumn()
  recordedAt!: string;

  @ReferenceColumn('person', { nullable: true })
  personId!: string | null;

  @Column({ type: 'text', nullable: true })
  words!: string | null;
}
