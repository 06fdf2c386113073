import { Global, Module } from '@nestjs/common';
import { AgendaController } from './agenda/agenda.controller.js';
import { AgendaProposalsQuery } from './agenda/agenda-proposals.query.js';
import { AgendaRepository } from './agenda/agenda.repository.js';
import { AgendaService } from './agenda/agenda.service.js';
import { CarryOverQuery } from './agenda/carry-over/carry-over.query.js';
import { CarryOverService } from './agenda/carry-over/carry-over.service.js';
import { InvitationRepository } from './invitations/invitation.repository.js';
import { InvitationService } from './invitations/invitation.service.js';
import { MeetingController } from './meeting.controller.js';
import { MeetingRepository } from './meeting.repository.js';
import { MeetingService } from './meeting.service.js';
import { MeetingsController } from './meetings.controller.js';
import { MeetingCountsQuery } from './pages/meeting-counts.query.js';
import { MeetingListQuery } from './pages/meeting-list.query.js';
import { MeetingPageQuery } from './pages/meeting-page.query.js';
import { PreparePage } from './pages/prepare-page.js';
import { AgendaFollowers } from './ports/agenda-followers.js';
import { InvitationFollowers } from './ports/invitation-followers.js';

const SHARED = [
  MeetingRepository, MeetingService, MeetingListQuery, MeetingCountsQuery, MeetingPageQuery,
  AgendaRepository, AgendaService, CarryOverService, CarryOverQuery, AgendaProposalsQuery,
  InvitationRepository, InvitationService,
];

/** Meetings until their sitting opens. The sitting and the minutes stand beside, in modules of their own. */
@Global()
@Module({
  controllers: [MeetingsController, MeetingController, AgendaController],
  providers: [...SHARED, AgendaFollowers, InvitationFollowers, PreparePage],
  exports: SHARED,
})
export class MeetingsModule {}
