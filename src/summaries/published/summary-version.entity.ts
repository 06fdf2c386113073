import { Column, Entity, Index } from 'typeorm';
import { InstantColumn, KeyColumn, ReferenceColumn } from '../../platform/database/columns.js';

/** A published summary, frozen: the same document for every reader. */
@Entity('summary_version')
@Index('uq_summary_version_summary_id_number', ['summaryId', 'number'], { unique: true })
@Index('ix_summary_version_council_id_quarter', ['councilId', 'quarter'])
export class SummaryVersion {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ReferenceColumn('summary')
  summaryId!: string;

  @Column({ type: 'varchar', length: 7 })
  quarter!: string;

  @Column({ type: 'integer' })
  number!: number;

  @InstantColumn()
  publishedAt!: string;

  @ReferenceColumn('person', { nullable: true })
  personId!: string | null;

  /** Canonical JSON of everything printed. */
  @Column({ type: 'text' })
  content!: string;

  @Column({ type: 'varchar', length: 64 })
  hash!: string;

  @ReferenceColumn('stored_file', { nullable: true })
  fileId!: string | null;
}
