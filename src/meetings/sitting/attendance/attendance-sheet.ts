import { Injectable } from '@nestjs/common';
import { Seating } from '../../../councils/index.js';
import { Organisations, People } from '../../../people/index.js';
import type { Viewer } from '../../../platform/access/viewer.js';
import type { Invitation } from '../../invitations/invitation.entity.js';
import { InvitationRepository } from '../../invitations/invitation.repository.js';
import type { Meeting } from '../../meeting.entity.js';

/** One seat or guest of a sitting, with the words that name it. */
export interface SheetRow {
  readonly invitation: Invitation;
  readonly organisation: { readonly id: string; readonly name: string; readonly shortName: string } | null;
  readonly function: string | null;
  readonly person: string | null;
}

/** Who was asked to a meeting, seat by seat: whoever reads a meeting reads its attendance. */
@Injectable()
export class AttendanceSheet {
  constructor(
    private readonly invitations: InvitationRepository,
    private readonly seating: Seating,
    private readonly organisations: Organisations,
    private readonly people: People,
  ) {}

  async of(viewer: Viewer, meeting: Meeting): Promise<SheetRow[]> {
    const invitations = await this.invitations.ofMeeting(viewer, meeting.id);
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
