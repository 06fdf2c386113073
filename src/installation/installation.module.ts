import { Module } from '@nestjs/common';
import { CouncilOpening } from './councils/council-opening.js';
import { CouncilsController } from './councils/councils.controller.js';
import { InstalledCouncils } from './councils/councils.query.js';
import { DemonstrationController } from './demonstration/demonstration.controller.js';
import { DemonstrationReset } from './demonstration/demonstration-reset.js';
import { InstallationRow } from './installation-row.js';
import { MailsController } from './mails/mails.controller.js';
import { InstallationMails } from './mails/mails.service.js';
import { OutboxListQuery } from './mails/outbox-list.query.js';
import { MentionsController } from './mentions/mentions.controller.js';
import { MentionsService } from './mentions/mentions.service.js';
import { ServerStateQuery } from './server/server-state.js';
import { ServerController } from './server/server.controller.js';
import { SetUpController } from './set-up/set-up.controller.js';
import { SetUp } from './set-up/set-up.service.js';
import { TimeZone } from './time-zone.js';

@Module({
  controllers: [SetUpController, ServerController, CouncilsController, MailsController, MentionsController, DemonstrationController],
  providers: [CouncilOpening, DemonstrationReset, InstallationMails, InstallationRow, InstalledCouncils, MentionsService, OutboxListQuery, ServerStateQuery, SetUp, TimeZone],
  exports: [DemonstrationReset, SetUp],
})
export class InstallationModule {}
