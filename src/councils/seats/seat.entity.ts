import { Column, Entity, Index } from 'typeorm';
import { DayColumn, KeyColumn, ReferenceColumn } from '../../platform/database/columns.js';

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
}
