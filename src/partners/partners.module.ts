import { Module } from '@nestjs/common';
import { MeetingsModule } from '../meetings/index.js';
import { PartnerLinksModule } from '../partner-links/index.js';
import { ProblemsModule } from '../problems/index.js';
import { AttendanceQuery } from './attendance.query.js';
import { ContactsQuery } from './contacts.query.js';
import { PartnerListQuery } from './partner-list.query.js';
import { PartnerRevocationsController } from './partner-revocations.controller.js';
import { PartnerShowQuery } from './partner-show.query.js';
import { PartnersController } from './partners.controller.js';
import { SeatsQuery } from './seats.query.js';

@Module({
  imports: [ProblemsModule, MeetingsModule, PartnerLinksModule],
  controllers: [PartnersController, PartnerRevocationsController],
  providers: [AttendanceQuery, ContactsQuery, PartnerListQuery, PartnerShowQuery, SeatsQuery],
})
export class PartnersModule {}
