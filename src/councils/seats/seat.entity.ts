import { Column, Entity, Index } from 'typeorm';
import { DayColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../platform/database/columns.js';
import { SEAT_STATUSES, type SeatStatus } from '../council-words.js';

/** An organisation’s function in a body. It holds actions, invitations and history; persons come and go. */
@Entity('seat')
@Index('ix_seat_body_id_rank', ['bodyId', 'rank'])
@Index('ix_seat_organisation_id', ['organisationId'])
export class Seat {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ReferenceColumn('body')
  bodyId!: string;

  @ReferenceColumn('organisation')
  organisationId!: string;

  @Column({ type: 'varchar', length: 160 })
  jobTitle!: string;

  @Column({ type: 'integer' })
  rank!: number;

  @DayColumn()
  startsOn!: string;

  @DayColumn({ nullable: true })
  endsOn!: string | null;

  /** How the organisation sits (CSI L132-4): of right, appointed, associated; null: not said. */
  @ListColumn(SEAT_STATUSES, { nullable: true })
  status!: SeatStatus | null;

  /** The act of composition, or the agreement of the organisation's head. */
  @Column({ type: 'varchar', length: 160, nullable: true })
  act!: string | null;

  @Column({ type: 'integer', nullable: true })
  version!: number | null;
}
