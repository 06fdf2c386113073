import { Check, Column, Entity, Index } from 'typeorm';
import { DayColumn, KeyColumn, ListColumn, ReferenceColumn } from '../platform/database/columns.js';
import { BODY_KINDS, BODY_LEVELS, type BodyKind, type BodyLevel } from './council-words.js';

/** Any meeting form of a council. Its level decides who reads what is said there. */
@Entity('body')
@Index('uq_body_council_id', ['councilId'], { unique: true, where: `"kind" = 'restricted'` })
@Index('ix_body_council_id_kind', ['councilId', 'kind'])
@Check('ck_body_restricted_level', `("kind" = 'restricted') = ("level" = 'restricted')`)
export class Body {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ListColumn(BODY_KINDS)
  kind!: BodyKind;

  @ListColumn(BODY_LEVELS)
  level!: BodyLevel;

  @Column({ type: 'varchar', length: 160 })
  name!: string;

  @Column({ type: 'varchar', length: 80 })
  shortName!: string;

  /** Letter of its own series of references; empty for the council’s plain series. */
  @Column({ type: 'varchar', length: 4 })
  series!: string;

  @Column({ type: 'boolean' })
  isDefault!: boolean;

  @DayColumn()
  createdOn!: string;

  /** What it is for, in its own words. */
  @Column({ type: 'varchar', length: 500, nullable: true })
  purpose!: string | null;

  @DayColumn({ nullable: true })
  endedOn!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
