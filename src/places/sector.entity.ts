import { Column, Entity, Index } from 'typeorm';
import { DayColumn, KeyColumn, ReferenceColumn } from '../platform/database/columns.js';

/** One part of a zoning. */
@Entity('sector')
@Index('uq_sector_zoning_id_name', ['zoningId', 'name'], { unique: true })
export class Sector {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ReferenceColumn('zoning')
  zoningId!: string;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  /** Put aside: offered no more, still named by the problems that carry it. */
  @DayColumn({ nullable: true })
  retiredOn!: string | null;

  @Column({ type: 'integer', nullable: true })
  version!: number | null;
}
