import { Column, Entity, Index } from 'typeorm';
import { DayColumn, KeyColumn, ReferenceColumn } from '../platform/database/columns.js';

/** One version of the charter of information exchange (article L132-5 of the code de la sécurité intérieure). */
@Entity('charter')
@Index('uq_charter_council_id_number', ['councilId', 'number'], { unique: true })
export class Charter {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @Column({ type: 'integer' })
  number!: number;

  @DayColumn()
  adoptedOn!: string;

  @Column({ type: 'varchar', length: 160, nullable: true })
  title!: string | null;

  @Column({ type: 'text', nullable: true })
  text!: string | null;

  /** Whether signatures given before hold no more once this version is adopted; null: they hold. */
  @Column({ type: 'boolean', nullable: true })
  asksAgain!: boolean | null;
}
