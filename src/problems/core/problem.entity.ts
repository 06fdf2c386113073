import { Check, Column, Entity, Index } from 'typeorm';
import { Audience } from '../../platform/access/audience.js';
import { Confidential } from '../../platform/access/confidential.js';
import { DayColumn, InstantColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../platform/database/columns.js';
import { PRIORITIES, type Priority, PROBLEM_STATUSES, type ProblemStatus, type Stage, STAGES } from './problem-words.js';

/** A recurring local problem followed as a file (« dossier »). Never a person. */
@Entity('problem')
@Confidential('problem')
@Index('uq_problem_council_id_reference', ['audience.councilId', 'reference'], { unique: true })
@Index('ix_problem_council_id_status_next_review_on_id', ['audience.councilId', 'status', 'nextReviewOn', 'id'])
@Index('ix_problem_council_id_status_confidentiality_group_id', ['audience.councilId', 'status', 'audience.confidentiality', 'audience.groupId'])
@Index('ix_problem_group_id_status', ['audience.groupId', 'status'])
@Index('ix_problem_body_id', ['bodyId'])
@Check('ck_problem_group_body', `"confidentiality" <> 'group' or "group_id" = "body_id"`)
export class Problem {
  @KeyColumn()
  id!: string;

  @Column(() => Audience, { prefix: false })
  audience!: Audience;

  @ReferenceColumn('body')
  bodyId!: string;

  @Column({ type: 'varchar', length: 30 })
  reference!: string;

  @Column({ type: 'varchar', length: 160 })
  title!: string;

  @Column({ type: 'text' })
  description!: string;

  @Column({ type: 'varchar', length: 60 })
  theme!: string;

  @Column({ type: 'varchar', length: 60 })
  subtheme!: string;

  /** 1 weak signal, 2 recurrent, 3 settled, 4 critical. */
  @Column({ type: 'integer' })
  severity!: number;

  @ListColumn(PRIORITIES)
  priority!: Priority;

  @ListColumn(STAGES)
  stage!: Stage;

  @ListColumn(PROBLEM_STATUSES)
  status!: ProblemStatus;

  @ReferenceColumn('organisation', { nullable: true })
  leadOrganisationId!: string | null;

  /** Organisation that first reported it. */
  @ReferenceColumn('organisation', { nullable: true })
  originOrganisationId!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  affectedPublic!: string | null;

  @ReferenceColumn('sector', { nullable: true })
  sectorId!: string | null;

  @DayColumn({ nullable: true })
  nextReviewOn!: string | null;

  /** First entry into « Ouvert ». */
  @InstantColumn({ nullable: true })
  openedAt!: string | null;

  @Column({ type: 'integer' })
  episodeNumber!: number;

  /** Last note, reply, decision or status change that every reader of the problem may read; never a fact. */
  @InstantColumn()
  lastNewsAt!: string;

  @InstantColumn()
  createdAt!: string;

  @Column({ type: 'integer' })
  version!: number;
}
