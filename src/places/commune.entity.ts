import { Column, Entity, Index } from 'typeorm';
import { DayColumn, KeyColumn, ReferenceColumn } from '../platform/database/columns.js';

/** A commune of a council’s territory. */
@Entity('commune')
@Index('uq_commune_council_id_code', ['councilId', 'code'], { unique: true })
export class Commune {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  /** INSEE code; null when the council gave the name alone. */
  @Column({ type: 'varchar', length: 5, nullable: true })
  code!: string | null;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @DayColumn({ nullable: true })
  retiredOn!: string | null;

  @Column({ type: 'integer', nullable: true })
  version!: number | null;
}
