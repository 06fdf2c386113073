import { Check, Column, Entity, Index } from 'typeorm';
import { Audience } from '../../platform/access/audience.js';
import { Confidential } from '../../platform/access/confidential.js';
import { DayColumn, InstantColumn, KeyColumn, ReferenceColumn } from '../../platform/database/columns.js';
import type { FactSource } from './fact-words.js';

/** A dated observation: one declaration is one row, two that disagree are two rows with their authors. */
@Entity('fact')
@Confidential('fact')
@Index('ix_fact_problem_id_happened_on', ['problemId', 'happenedOn'])
@Index('ix_fact_council_id_happened_on', ['audience.councilId', 'happenedOn'])
@Check('ck_fact_band', `"band" is null or ("band" >= 0 and "band" <= 11)`)
export class Fact {
  @KeyColumn()
  id!: string;

  @Column(() => Audience, { prefix: false })
  audience!: Audience;

  @ReferenceColumn('problem')
  problemId!: string;

  @DayColumn()
  happenedOn!: string;

  /** Two-hour band from 0 (midnight to 2) to 11; null when unknown. */
  @Column({ type: 'integer', nullable: true })
  band!: number | null;

  /** `HH:MM` in Europe/Paris when known. */
  @Column({ type: 'varchar', length: 5, nullable: true })
  time!: string | null;

  @ReferenceColumn('place', { nullable: true })
  placeId!: string | null;

  /** A delivered source or a word of the council’s own list. */
  @Column({ type: 'varchar', length: 40 })
  source!: FactSource;

  @ReferenceColumn('organisation', { nullable: true })
  organisationId!: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  text!: string | null;

  @InstantColumn()
  recordedAt!: string;

  @ReferenceColumn('person', { nullable: true })
  personId!: string | null;
}
