import { Injectable } from '@nestjs/common';
import { readerValues } from '../platform/access/audience.js';
import type { Viewer } from '../platform/access/viewer.js';
import type { Confidentiality } from '../platform/access/audience.js';
import { addDays } from '../platform/clock/calendar.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { type Attendance, InvitationRepository } from '../meetings/index.js';

/** How the seats of one organisation came to one sitting. */
export interface MeetingAttendance {
  readonly meetingId: string;
  readonly heldOn: string;
  readonly bodyName: string;
  readonly level: Confidentiality;
  /** One word a seat; null while the sheet was not filled. */
  readonly seats: readonly (Attendance | null)[];
}

const MOST = 200;
const YEAR_DAYS = 365;

/** The sittings of a year that the viewer reads, newest first, as one organisation attended them. Guests are left out. */
@Injectable()
export class AttendanceQuery {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationRepository,
    private readonly clock: Clock,
  ) {}

  async of(viewer: Viewer, organisationId: string): Promise<MeetingAttendance[]> {
    const since = addDays(this.clock.today(), -YEAR_DAYS);
    const values = { ...readerValues(viewer), organisationId, since };
    const rows = await this.database.prepared('attendance of a year', values, () => this.query(viewer, organisationId, since)).rows((row) => ({
      meetingId: String(row.meetingId),
      heldOn: String(row.heldOn),
      level: String(row.level) as Confidentiality,
      bodyName: String(row.bodyName),
      attendance: row.attendance === null ? null : (String(row.attendance) as Attendance),
    }));
    return byMeeting(rows);
  }

  private query(viewer: Viewer, organisationId: string, since: string) {
    return this.invitations
      .visibleTo(viewer)
      .innerJoin('body', 'body', 'body.id = meeting.bodyId')
      .select('meeting.id', 'meetingId')
      .addSelect('meeting.heldOn', 'heldOn')
      .addSelect('meeting.audience.confidentiality', 'level')
      .addSelect('body.name', 'bodyName')
      .addSelect('invitation.attendance', 'attendance')
      .andWhere(`meeting.state = 'closed' AND invitation.seatId IS NOT NULL AND invitation.organisationId = :organisationId`, { organisationId })
      .andWhere('meeting.heldOn >= :since', { since })
      .orderBy('meeting.heldOn', 'DESC')
      .addOrderBy('meeting.id', 'DESC')
      .addOrderBy('invitation.rank')
      .limit(MOST);
  }
}

interface SeatRow extends Omit<MeetingAttendance, 'seats'> {
  readonly attendance: Attendance | null;
}

function byMeeting(rows: readonly SeatRow[]): MeetingAttendance[] {
  const ids = [...new Set(rows.map(({ meetingId }) => meetingId))];
  return ids.flatMap((id) => {
    const own = rows.filter(({ meetingId }) => meetingId === id);
    const [first] = own;
    if (first === undefined) return [];
    const { attendance: _attendance, ...meeting } = first;
    return [{ ...meeting, seats: own.map(({ attendance }) => attendance) }];
  });
}
