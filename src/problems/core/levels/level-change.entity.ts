import { Column, Entity, Index } from 'typeorm';
import { LEVELS, type Confidentiality } from '../../../platform/access/audience.js';
import { IdColumn, InstantColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../../platform/database/columns.js';

/** A level raised or lowered, with its reason: read through the row that it belongs to. */
@Entity('level_change')
@Index('ix_level_change_row_id_at', ['rowId', 'at'])
export class LevelChange {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  /** `problem`, `action`, `note`, `fact`. */
  @Column({ type: 'varchar', length: 60 })
  rowType!: string;

  @IdColumn()
  rowId!: string;

  @ListColumn(LEVELS)
  oldLevel!: Confidentiality;

  @ReferenceColumn('body', { nullable: true })
  oldGroupId!: string | null;

  @ListColumn(LEVELS)
  newLevel!: Confidentiality;

  @ReferenceColumn('body', { nullable: true })
  newGroupId!: string | null;

  @Column({ type: 'varchar', length: 500 })
  reason!: string;

  @ReferenceColumn('person')
  personId!: string;

  @InstantColumn()
  at!: string;
}
