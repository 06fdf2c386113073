import { Column, Entity, Index } from 'typeorm';
import { InstantColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../platform/database/columns.js';
import { type Attendance, ATTENDANCE_CAPACITIES, type AttendanceCapacity, ATTENDANCES, INVITATION_ANSWERS, type InvitationAnswer } from './../meeting-words.js';

/** A seat (or a guest) asked to a meeting: answer first, attendance then. */
@Entity('invitation')
@Index('uq_invitation_meeting_id_seat_id', ['meetingId', 'seatId'], { unique: true })
@Index('ix_invitation_meeting_id_rank', ['meetingId', 'rank'])
@Index('ix_invitation_person_id', ['personId'])
@Index('ix_invitation_organisation_id_meeting_id', ['organisationId', 'meetingId'])
export class Invitation {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ReferenceColumn('meeting')
  meetingId!: string;

  @ReferenceColumn('seat', { nullable: true })
  seatId!: string | null;

  @ReferenceColumn('organisation', { nullable: true })
  organisationId!: string | null;

  @ReferenceColumn('person', { nullable: true })
  personId!: string | null;

  @Column({ type: 'varchar', length: 160, nullable: true })
  guestName!: string | null;

  @ListColumn(ATTENDANCE_CAPACITIES)
  capacity!: AttendanceCapacity;

  @ListColumn(INVITATION_ANSWERS, { nullable: true })
  answer!: InvitationAnswer | null;

  @ListColumn(ATTENDANCES, { nullable: true })
  attendance!: Attendance | null;

  @Column({ type: 'varchar', length: 160, nullable: true })
  representedBy!: string | null;

  @InstantColumn({ nullable: true })
  answeredAt!: string | null;

  @Column({ type: 'integer' })
  rank!: number;

  @Column({ type: 'integer' })
  version!: number;
}
