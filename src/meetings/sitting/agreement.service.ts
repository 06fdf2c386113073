import { Injectable } from '@nestjs/common';
import { ActionRepository, ReplyService } from '../../problems/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { RuleViolation } from '../../platform/web/errors.js';
import { InvitationRepository } from '../invitations/invitation.repository.js';
import { MeetingRepository } from '../meeting.repository.js';
import { SittingRepository } from './sitting.repository.js';
import { WritableMeetings } from './writable-meetings.js';

/** An agreement given aloud is a reply like another, of channel « sitting », in the name of who spoke. */
@Injectable()
export class AgreementService {
  constructor(
    private readonly database: Database,
    private readonly meetings: MeetingRepository,
    private readonly sittings: SittingRepository,
    private readonly writable: WritableMeetings,
    private readonly invitations: InvitationRepository,
    private readonly actions: ActionRepository,
    private readonly replies: ReplyService,
  ) {}

  /** Answers the id of the point where the line stands. */
  async acceptAloud(viewer: Viewer, meetingId: string, entryId: string): Promise<string> {
    return this.database.unitOfWork(async () => {
      const meeting = await this.meetings.toChangeWith(viewer, 'sitting.write', meetingId);
      await this.writable.expectUnpublished(meeting);
      const entry = await this.sittings.entryById(viewer, meetingId, entryId);
      const action = entry.actionId === null ? null : await this.actions.visibleById(viewer, entry.actionId);
      if (action === null || action.leadOrganisationId === null) {
        throw new RuleViolation('agreement.noLead', 'Donnez d’abord un pilote à cette action.');
      }
      const organisationId = action.leadOrganisationId;
      const personId = await this.speakerOf(viewer, meetingId, organisationId);
      const answer = { state: 'accepted', motive: null, words: null, expectedOn: null, channel: 'sitting' } as const;
      await this.replies.reply(viewer, action.id, { organisationId, personId, ...answer });
      return entry.itemId;
    });
  }

  /** Who sat for the organisation: the one present, else the first invited. */
  private async speakerOf(viewer: Viewer, meetingId: string, organisationId: string): Promise<string | null> {
    const seats = (await this.invitations.ofMeeting(viewer, meetingId)).filter((seat) => seat.organisationId === organisationId);
    return (seats.find(({ attendance }) => attendance === 'present') ?? seats[0])?.personId ?? null;
  }
}
