import { Column, Entity, Index } from 'typeorm';
import { KeyColumn, ReferenceColumn } from '../platform/database/columns.js';

/** A commune of a council’s territory. */
@Entity('commune')
@Index('uq_commune_council_id_code', ['councilId', 'code'], { unique: true })
export class Commune {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @Column({ type: 'varchar', length: 5 })
  code!: string;

  @Column({ type: 'varchar', length: 120 })
  name!: string;
}
