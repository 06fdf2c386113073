import { Injectable } from '@nestjs/common';
import { Seating } from '../../councils/index.js';
import { Organisations, People } from '../../people/index.js';
import { Database } from '../../platform/database/database.js';
import { Invitation } from '../invitations/invitation.entity.js';
import type { Meeting } from '../meeting.entity.js';

/** One seat or guest of a sitting, with the words that name it. */
export interface SheetRow {
  readonly invitation: Invitation;
  readonly organisation: { readonly id: string; readonly name: string; readonly shortName: string } | null;
  readonly function: string | null;
  readonly person: string | null;
}

/** Who was asked to a meeting that the caller may read: whoever reads a meeting reads its attendance. */
@Injectable()
export class AttendanceSheet {
  constructor(
    private readonly database: Database,
    private readonly seating: Seating,
    private readonly organisations: Organisations,
    private readonly people: People,
  ) {}

  async of(meeting: Meeting): Promise<SheetRow[]> {
    const invitations = await this.database
      .read(Invitation, 'invitation')
      .where('invitation.meetingId = :meetingId', { meetingId: meeting.id })
      .orderBy('invitation.rank')
      .addOrderBy('invitation.id')
      .getMany();
    const seats = new Map((await this.seating.seatsOn(meeting.bodyId, meeting.heldOn)).map((seat) => [seat.seatId, seat]));
    const organisations = await this.organisations.names(invitations.map(({ organisationId }) => organisationId));
    const people = await this.people.names(invitations.map(({ personId }) => personId));
    return invitations.map((invitation) => ({
      invitation,
      organisation: organisations.get(invitation.organisationId ?? '') ?? null,
      function: seats.get(invitation.seatId ?? '')?.jobTitle ?? null,
      person: people.get(invitation.personId ?? '') ?? invitation.guestName,
    }));
  }
}
