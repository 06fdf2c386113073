import { Column, Entity, Index } from 'typeorm';
import { DayColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../platform/database/columns.js';
import { MANDATE_CAPACITIES, type MandateCapacity } from '../council-words.js';

/** A person on a seat, between dates. In a group it is a naming, and holds only with her own signature of the charter. */
@Entity('mandate')
@Index('ix_mandate_person_id', ['personId'])
@Index('uq_mandate_seat_id_capacity', ['seatId', 'capacity'], { unique: true, where: `"ends_on" is null` })
export class Mandate {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ReferenceColumn('seat')
  seatId!: string;

  @ReferenceColumn('person')
  personId!: string;

  @ListColumn(MANDATE_CAPACITIES)
  capacity!: MandateCapacity;

  @DayColumn()
  startsOn!: string;

  @DayColumn({ nullable: true })
  endsOn!: string | null;

  /** Who named this person; in a group a coordinator may name himself, with a reason, and its members are told. */
  @ReferenceColumn('person', { nullable: true })
  namedByPersonId!: string | null;

  @Column({ type: 'varchar', length: 300, nullable: true })
  namingReason!: string | null;

  /** Why it ended: « changement de poste ». */
  @Column({ type: 'varchar', length: 200, nullable: true })
  endingReason!: string | null;

  @Column({ type: 'integer', nullable: true })
  version!: number | null;
}
