import { Module } from '@nestjs/common';
import { MeetingsModule } from '../meetings/index.js';
import { PartnerLinksModule } from '../partner-links/index.js';
import { ProblemsModule } from '../problems/index.js';
import { LevelMails } from './level-mails.js';
import { Letters } from './letters.js';
import { LinkMails } from './link-mails.js';
import { NamingMails } from './naming-mails.js';
import { NotificationMails } from './notification-mails.js';
import { Notifications } from './notifications.js';
import { NotificationsWorker } from './notifications.worker.js';
import { NotifiedActionsQuery } from './notified-actions.query.js';
import { Recipients } from './recipients.js';

@Module({
  imports: [MeetingsModule, PartnerLinksModule, ProblemsModule],
  providers: [LevelMails, Letters, LinkMails, NamingMails, NotificationMails, Notifications, NotificationsWorker, NotifiedActionsQuery, Recipients],
  exports: [LinkMails, Notifications],
})
export class NotificationsModule {}
