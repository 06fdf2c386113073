import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { CouncilsModule } from './councils/index.js';
import { ENTITIES } from './entities.js';
import { GuideModule } from './guide/index.js';
import { HomeModule } from './home/index.js';
import { InstallationModule } from './installation/index.js';
import { JournalModule } from './journal/index.js';
import { MeetingsModule, SittingsModule } from './meetings/index.js';
import { NotificationsModule } from './notifications/index.js';
import { PartnerLinksModule } from './partner-links/index.js';
import { PartnersModule } from './partners/index.js';
import { PeopleModule } from './people/index.js';
import { PlacesModule } from './places/index.js';
import { AccessModule } from './platform/access/access.module.js';
import { ThrottleModule } from './platform/access/throttle.module.js';
import { AuditModule } from './platform/audit/audit.module.js';
import { Clock } from './platform/clock/clock.js';
import { ClockModule } from './platform/clock/clock.module.js';
import { ConfigModule } from './platform/config/config.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { FilesModule } from './platform/files/files.module.js';
import { MailTransport } from './platform/mail/mail-transport.js';
import { MailModule } from './platform/mail/mail.module.js';
import { OutboxModule } from './platform/outbox/outbox.module.js';
import { PdfModule } from './platform/pdf/pdf.module.js';
import { WebModule } from './platform/web/web.module.js';
import { ProblemsModule } from './problems/index.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { SummariesModule } from './summaries/index.js';

/** The ground that every floor may use. */
const platform = (clock: Clock, transport: Type<MailTransport>) => [
  ConfigModule, ClockModule.on(clock), DatabaseModule.forRoot(ENTITIES), AccessModule, ThrottleModule, AuditModule, OutboxModule, WebModule, PdfModule,
  FilesModule, MailModule.carriedBy(transport),
];

/** The stack, top to bottom: a floor imports only floors written below it. Sign-in stands beside. */
const FLOORS = [
  HomeModule,
  JournalModule,
  GuideModule,
  PartnersModule,
  NotificationsModule,
  PartnerLinksModule,
  SummariesModule,
  MeetingsModule,
  SittingsModule,
  ProblemsModule,
  InstallationModule,
  CouncilsModule,
  PlacesModule,
  PeopleModule,
];

@Module({})
export class AppModule {
  static forRoot(clock = new Clock(), transport: Type<MailTransport> = MailTransport): DynamicModule {
    return { module: AppModule, imports: [...platform(clock, transport), ...FLOORS, SignInModule] };
  }
}
