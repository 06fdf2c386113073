import { Column, Entity, Index } from 'typeorm';
import { KeyColumn, ReferenceColumn } from '../../platform/database/columns.js';

/** Where a problem happens. */
@Entity('problem_place')
@Index('uq_problem_place_problem_id_place_id', ['problemId', 'placeId'], { unique: true })
export class ProblemPlace {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('problem')
  problemId!: string;

  @ReferenceColumn('place')
  placeId!: string;

  @Column({ type: 'integer' })
  rank!: number;
}
