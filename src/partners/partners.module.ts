import { Module } from '@nestjs/common';
import { MeetingsModule } from '../meetings/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { PartnerLinksModule } from '../partner-links/index.js';
import { ProblemsModule } from '../problems/index.js';
import { AnswerDelayQuery } from './answer-delay.query.js';
import { AttendanceQuery } from './attendance.query.js';
import { AccountsQuery } from './contacts/accounts.query.js';
import { ContactDeparture } from './contacts/contact-departure.js';
import { ContactDepartureController } from './contacts/contact-departure.controller.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { ContactsQuery } from './contacts/contacts.query.js';
import { ContactInvitations } from './contacts/invitations.js';
import { ContactInvitationsController } from './contacts/invitations.controller.js';
import { ReadingLevelsQuery } from './contacts/reading-levels.query.js';
import { ImportController } from './import/import.controller.js';
import { KnownPartnersQuery } from './import/known-partners.js';
import { PartnerImport } from './import/partner-import.js';
import { LinkRequestsController } from './link-requests.controller.js';
import { OrganisationDeparture } from './organisations/organisation-departure.js';
import { OrganisationDepartureController } from './organisations/organisation-departure.controller.js';
import { OrganisationFormController } from './organisations/organisation-form.controller.js';
import { PartnerListQuery } from './partner-list.query.js';
import { PartnerRevocationsController } from './partner-revocations.controller.js';
import { PartnerShowQuery } from './partner-show.query.js';
import { PartnersController } from './partners.controller.js';
import { SeatsQuery } from './seats.query.js';
import { YearActionsQuery } from './year-actions.query.js';

@Module({
  imports: [ProblemsModule, MeetingsModule, NotificationsModule, PartnerLinksModule],
  controllers: [
    ImportController, OrganisationFormController, OrganisationDepartureController, ContactsController, ContactDepartureController, ContactInvitationsController,
    LinkRequestsController, PartnersController, PartnerRevocationsController,
  ],
  providers: [
    AccountsQuery, AnswerDelayQuery, AttendanceQuery, ContactDeparture, ContactInvitations, ContactsQuery, KnownPartnersQuery, OrganisationDeparture, PartnerImport,
    PartnerListQuery,
    PartnerShowQuery, ReadingLevelsQuery, SeatsQuery, YearActionsQuery,
  ],
})
export class PartnersModule {}
