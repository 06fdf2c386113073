import { Column, Entity, Index } from 'typeorm';
import { DayColumn, InstantColumn, KeyColumn, ListColumn, ReferenceColumn } from '../platform/database/columns.js';
import type { ComputedQuarter } from './figures/quarter-figures.js';
import { SUMMARY_STATES, type SummaryState } from './summary-words.js';

/** The page that elected officials read each quarter: a draft until published. */
@Entity('summary')
@Index('uq_summary_council_id_quarter', ['councilId', 'quarter'], { unique: true })
export class Summary {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  /** `2025-Q4` */
  @Column({ type: 'varchar', length: 7 })
  quarter!: string;

  @ListColumn(SUMMARY_STATES)
  state!: SummaryState;

  @Column({ type: 'varchar', length: 160, nullable: true })
  title!: string | null;

  /** Three sentences at most, one a line. */
  @Column({ type: 'text', nullable: true })
  sentences!: string | null;

  @Column({ type: 'text', nullable: true })
  worked!: string | null;

  @Column({ type: 'text', nullable: true })
  resists!: string | null;

  /** Decisions asked of the elected officials, one a line. */
  @Column({ type: 'text', nullable: true })
  asked!: string | null;

  @DayColumn({ nullable: true })
  cutOffOn!: string | null;

  /** Figures as computed, kept on the draft; publication freezes exactly these. */
  @Column({ type: 'simple-json', nullable: true })
  figures!: ComputedQuarter | null;

  @InstantColumn({ nullable: true })
  computedAt!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
