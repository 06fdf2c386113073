import { Column, Entity, Index } from 'typeorm';
import { DayColumn, KeyColumn, ListColumn } from '../platform/database/columns.js';
import { COUNCIL_KINDS, type CouncilKind } from './council-words.js';

/** A CLSPD or CISPD: the institution whose rows never mix with another’s. */
@Entity('council')
@Index('uq_council_code', ['code'], { unique: true })
export class Council {
  @KeyColumn()
  id!: string;

  /** Start of every reference: VAL. */
  @Column({ type: 'varchar', length: 5 })
  code!: string;

  @ListColumn(COUNCIL_KINDS)
  kind!: CouncilKind;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ type: 'varchar', length: 200 })
  fullName!: string;

  /** One of the eight named hues, null for the default. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  tint!: string | null;

  @Column({ type: 'integer', nullable: true })
  population!: number | null;

  /** Until this day a password alone gives what asks for two factors elsewhere: a dated, signed derogation. */
  @DayColumn({ nullable: true })
  derogationUntil!: string | null;

  @DayColumn()
  createdOn!: string;

  @Column({ type: 'integer' })
  version!: number;
}
