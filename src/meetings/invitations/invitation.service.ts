import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { expectVersion, NotVisible } from '../../platform/web/errors.js';
import { type SeatHolder, Seating } from '../../councils/index.js';
import type { Meeting } from '../meeting.entity.js';
import { MeetingRepository } from '../meeting.repository.js';
import type { InvitationAnswer } from '../meeting-words.js';
import { Invitation } from './invitation.entity.js';
import { InvitationRepository } from './invitation.repository.js';
import { refuseAnswerTo, refuseSubstituteInGroup } from './invitation.rules.js';

export interface AnswerGiven {
  readonly answer: InvitationAnswer | null;
  readonly representedBy: string | null;
}

export interface AnswerOfSeat extends AnswerGiven {
  readonly invitationId: string;
  readonly version: number;
}

/** Who is asked to a meeting, and what they answered. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly database: Database,
    private readonly meetings: MeetingRepository,
    private readonly invitations: InvitationRepository,
    private readonly seating: Seating,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
  ) {}

  /**
   * Seats in force on the day of the sitting: called when the meeting is created, moved to another day, and opened. A seat that
   * already answered stays; another holder takes over an unanswered seat. Inside the unit of the caller.
   */
  followSeats(meeting: Meeting): Promise<void> {
    return this.follow(meeting, isUntouched);
  }

  /**
   * The seats of the body changed while the meeting is still prepared: whoever holds a seat that day is the one invited, and
   * an answer given by somebody else is asked again. Inside the unit of the caller.
   */
  followHolders(meeting: Meeting): Promise<void> {
    return this.follow(meeting, ({ attendance }) => attendance === null);
  }

  // `isFree` says which invitations may still pass to another person, or go with their seat.
  private async follow(meeting: Meeting, isFree: (invitation: Invitation) => boolean): Promise<void> {
    const seats = await this.seating.seatsOn(meeting.bodyId, meeting.heldOn);
    const known = await this.invitations.allToChange(meeting.id);
    for (const [index, seat] of seats.entries()) {
      const invitation = known.find(({ seatId }) => seatId === seat.seatId);
      if (invitation === undefined) await this.invite(meeting, seat, index + 1);
      else await this.refresh(invitation, seat, index + 1, isFree(invitation));
    }
    const inForce = new Set(seats.map(({ seatId }) => seatId));
    for (const invitation of known) {
      if (invitation.seatId !== null && !inForce.has(invitation.seatId) && isFree(invitation)) await this.database.remove(invitation);
    }
  }

  async answer(viewer: Viewer, invitationId: string, version: number, given: AnswerGiven): Promise<void> {
    const { meetingId } = await this.invitations.visibleById(viewer, invitationId);
    await this.answerAll(viewer, meetingId, [{ invitationId, version, ...given }]);
  }

  /** Entered by who prepares the meeting, or given by the invited person herself; seats left as they were count as said. */
  async answerAll(viewer: Viewer, meetingId: string, answers: readonly AnswerOfSeat[]): Promise<void> {
    await this.database.unitOfWork(async () => {
      const meeting = await this.meetings.toChange(viewer, meetingId);
      refuseAnswerTo(meeting.state);
      const invitations = await this.invitations.allToChange(meetingId);
      for (const given of answers) {
        const invitation = invitations.find(({ id }) => id === given.invitationId);
        if (invitation === undefined || !mayAnswer(viewer, invitation)) throw new NotVisible();
        await this.write(viewer, meeting, invitation, given);
      }
    });
  }

  private async write(viewer: Viewer, meeting: Meeting, invitation: Invitation, { answer, version, ...given }: AnswerOfSeat): Promise<void> {
    refuseSubstituteInGroup(meeting.audience, answer);
    const representedBy = answer === 'represented' ? given.representedBy : null;
    if (invitation.answer === answer && invitation.representedBy === representedBy) return;
    expectVersion(invitation, version);
    const before = { answer: invitation.answer, representedBy: invitation.representedBy };
    Object.assign(invitation, { answer, representedBy, answeredAt: answer === null ? null : this.clock.now() });
    await this.database.save(invitation);
    const { id: rowId, councilId } = invitation;
    this.audit.record(viewer, { act: 'invitation.answer', rowType: 'invitation', rowId, councilId, level: meeting.audience.confidentiality, before });
  }

  private async invite(meeting: Meeting, seat: SeatHolder, rank: number): Promise<void> {
    await this.database.insert(
      Object.assign(new Invitation(), {
        id: this.ids.next(),
        councilId: meeting.audience.councilId,
        meetingId: meeting.id,
        seatId: seat.seatId,
        organisationId: seat.organisationId,
        personId: seat.personId,
        guestName: null,
        capacity: seat.capacity ?? 'holder',
        ...{ answer: null, attendance: null, representedBy: null, answeredAt: null },
        rank,
      }),
    );
  }

  private async refresh(invitation: Invitation, seat: SeatHolder, rank: number, isFree: boolean): Promise<void> {
    const personId = isFree ? seat.personId : invitation.personId;
    if (invitation.personId === personId && invitation.rank === rank) return;
    const isOther = invitation.personId !== personId;
    Object.assign(invitation, { personId, rank, ...(isOther ? { answer: null, representedBy: null, answeredAt: null } : {}) });
    await this.database.save(invitation);
  }
}

function isUntouched({ answer, attendance }: Invitation): boolean {
  return answer === null && attendance === null;
}

function mayAnswer(viewer: Viewer, { personId, councilId }: Invitation): boolean {
  return (personId !== null && personId === viewer.personId) || may(viewer, 'meeting.prepare', councilId);
}
