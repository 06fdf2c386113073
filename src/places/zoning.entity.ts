import { Column, Entity, Index } from 'typeorm';
import { DayColumn, KeyColumn, ReferenceColumn } from '../platform/database/columns.js';

/** One way of cutting the territory: each partner has its own. */
@Entity('zoning')
@Index('uq_zoning_council_id_name', ['councilId', 'name'], { unique: true })
export class Zoning {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @DayColumn({ nullable: true })
  retiredOn!: string | null;

  @Column({ type: 'integer', nullable: true })
  version!: number | null;
}
