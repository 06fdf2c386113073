import { Column, Entity, Index } from 'typeorm';
import { DayColumn, KeyColumn, ReferenceColumn } from '../platform/database/columns.js';

/** A partner of one council: a brigade that sits in two councils is two rows. */
@Entity('organisation')
@Index('uq_organisation_council_id_code', ['councilId', 'code'], { unique: true })
@Index('ix_organisation_council_id_category_sort_key', ['councilId', 'category', 'sortKey'])
export class Organisation {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  /** Short code of the demonstration and of imports, unique in the council. */
  @Column({ type: 'varchar', length: 20 })
  code!: string;

  @Column({ type: 'varchar', length: 160 })
  name!: string;

  @Column({ type: 'varchar', length: 80 })
  shortName!: string;

  /** Rank in the list of partner categories (domain.md 3.1), from 1. */
  @Column({ type: 'integer' })
  category!: number;

  /** Folded name, for sorting and searching alike on both engines. */
  @Column({ type: 'varchar', length: 200 })
  sortKey!: string;

  /** One line about it: its perimeter, its residences. */
  @Column({ type: 'varchar', length: 300, nullable: true })
  presentation!: string | null;

  @Column({ type: 'varchar', length: 30, nullable: true })
  phone!: string | null;

  @DayColumn({ nullable: true })
  endedOn!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
