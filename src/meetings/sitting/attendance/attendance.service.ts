import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../platform/access/viewer.js';
import { Audit } from '../../../platform/audit/audit.js';
import { Database } from '../../../platform/database/database.js';
import { NotVisible } from '../../../platform/web/errors.js';
import type { Meeting } from '../../meeting.entity.js';
import { MeetingRepository } from '../../meeting.repository.js';
import type { Attendance } from '../../meeting-words.js';
import { MinutesRepository } from '../../minutes/minutes.repository.js';
import type { Invitation } from '../../invitations/invitation.entity.js';
import { InvitationRepository } from '../../invitations/invitation.repository.js';
import { refuseAttendance, refuseSubstituteInGroup } from '../../invitations/invitation.rules.js';

export interface SeatAttendance {
  readonly invitationId: string;
  /** Null: not taken yet. */
  readonly attendance: Attendance | null;
  /** Who stands in for the seat, in words; kept with `represented` alone. */
  readonly representedBy?: string | null;
}

/** Attendance by seat, from the opening of the sitting to the publication of its minutes. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly database: Database,
    private readonly meetings: MeetingRepository,
    private readonly minutes: MinutesRepository,
    private readonly invitations: InvitationRepository,
    private readonly audit: Audit,
  ) {}

  async set(viewer: Viewer, meetingId: string, invitationId: string, attendance: Attendance | null, representedBy: string | null = null): Promise<void> {
    await this.setAll(viewer, meetingId, [{ invitationId, attendance, representedBy }]);
  }

  /** The whole form of the sitting; seats that it does not name keep what they have. */
  async setAll(viewer: Viewer, meetingId: string, seats: readonly SeatAttendance[]): Promise<void> {
    await this.database.unitOfWork(async () => {
      const meeting = await this.openTo(viewer, meetingId);
      const known = new Map((await this.invitations.allToChange(meetingId)).map((invitation) => [invitation.id, invitation]));
      for (const seat of seats) {
        const invitation = known.get(seat.invitationId);
        if (invitation === undefined) throw new NotVisible();
        await this.write(viewer, meeting, invitation, seat.attendance, seat.representedBy ?? null);
      }
    });
  }

  /** « Tous présents »: the seats not taken yet, except those that excused themselves or are represented. */
  async allPresent(viewer: Viewer, meetingId: string): Promise<void> {
    await this.database.unitOfWork(async () => {
      const meeting = await this.openTo(viewer, meetingId);
      for (const invitation of await this.invitations.allToChange(meetingId)) {
        if (invitation.attendance !== null) continue;
        const attendance = invitation.answer === 'excused' ? 'excused' : invitation.answer === 'represented' ? 'represented' : 'present';
        await this.write(viewer, meeting, invitation, attendance, invitation.representedBy);
      }
    });
  }

  private async openTo(viewer: Viewer, meetingId: string): Promise<Meeting> {
    const meeting = await this.meetings.toChangeWith(viewer, 'sitting.write', meetingId);
    refuseAttendance(meeting.state, await this.minutes.stateOf(meetingId));
    return meeting;
  }

  private async write(viewer: Viewer, meeting: Meeting, invitation: Invitation, attendance: Attendance | null, words: string | null): Promise<void> {
    refuseSubstituteInGroup(meeting.audience, attendance);
    const representedBy = attendance === 'represented' ? words : null;
    if (invitation.attendance === attendance && invitation.representedBy === representedBy) return;
    const before = { attendance: invitation.attendance, representedBy: invitation.representedBy };
    Object.assign(invitation, { attendance, representedBy });
    await this.database.save(invitation);
    this.audit.record(viewer, {
      act: 'attendance.set',
      rowType: 'invitation',
      rowId: invitation.id,
      councilId: invitation.councilId,
      level: meeting.audience.confidentiality,
      before,
    });
  }
}
