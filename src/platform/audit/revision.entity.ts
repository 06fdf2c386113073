import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, KeyColumn } from '../database/columns.js';

/** What the changed fields of a row said before. Read through the row's own audience; may be purged, its hash stays in the journal. */
@Entity('revision')
@Index('ix_revision_row', ['rowType', 'rowId'])
export class Revision {
  @KeyColumn()
  id!: string;

  @Column({ type: 'varchar', length: 60 })
  rowType!: string;

  @IdColumn()
  rowId!: string;

  @InstantColumn()
  at!: string;

  @Column({ type: 'simple-json' })
  previous!: Record<string, unknown>;
}
