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

  /** INSEE code of the commune (5 signs) or SIREN of the groupement (9 digits). */
  @Column({ type: 'varchar', length: 9, nullable: true })
  territoryCode!: string | null;

  /** A CLSPD is due above 5 000 inhabitants or with a quartier prioritaire (CSI L132-4); null: not said. */
  @Column({ type: 'boolean', nullable: true })
  hasPriorityDistrict!: boolean | null;

  /** Days around a due date when a reminder may leave, as `-7,0,7,21`; null: the house's default. */
  @Column({ type: 'varchar', length: 60, nullable: true })
  reminderOffsets!: string | null;

  /** Whom to write to about personal data of this council. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  dpoContact!: string | null;

  /** Until this day a password alone gives what asks for two factors elsewhere: a dated, signed derogation. */
  @DayColumn({ nullable: true })
  derogationUntil!: string | null;

  @DayColumn()
  createdOn!: string;

  @Column({ type: 'integer' })
  version!: number;
}
