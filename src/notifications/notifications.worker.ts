import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { OutboxMessage } from '../platform/outbox/outbox-message.entity.js';
import { OutboxWorker } from '../platform/outbox/outbox.worker.js';
import { LinkMails } from './link-mails.js';
import { NamingMails } from './naming-mails.js';
import { type NotificationKind } from './notification-words.js';
import { NotificationMails } from './notification-mails.js';
import { Notifications, type PlannedMail } from './notifications.js';
import { type MailSubject, NotifiedActionsQuery } from './notified-actions.query.js';

/** Hears what domains announce and plans one mail per organisation; each mail is then a message of its own, with its own retries. */
@Injectable()
export class NotificationsWorker implements OnModuleInit {
  constructor(
    private readonly worker: OutboxWorker,
    private readonly actions: NotifiedActionsQuery,
    private readonly notifications: Notifications,
    private readonly mails: NotificationMails,
    private readonly linkMails: LinkMails,
    private readonly namingMails: NamingMails,
  ) {}

  onModuleInit(): void {
    this.worker.on('minutes.published', (message) => this.planMeeting(message));
    this.worker.on('action.opened', (message) => this.planAction(message));
    this.worker.on('notification.due', ({ payload }) => this.mails.send(payload.notificationId ?? ''));
    this.worker.on('group.selfNamed', (message) => this.namingMails.plan(message));
    this.worker.on('group.memberTold', (message) => this.namingMails.send(message));
    this.worker.on('link.asked', (message) => this.linkMails.send(message));
  }

  private async planMeeting({ payload: { councilId = '', meetingId = '' } }: OutboxMessage): Promise<void> {
    await this.plan(councilId, meetingId, 'meeting_actions', { meetingId });
  }

  private async planAction({ payload: { councilId = '', actionId = '' } }: OutboxMessage): Promise<void> {
    await this.plan(councilId, actionId, 'action_opened', { actionId });
  }

  /** An organisation whose actions are all above members gets a mail that says nothing of them. */
  private async plan(councilId: string, subjectId: string, kind: NotificationKind, subject: MailSubject): Promise<void> {
    const [named, higher] = await Promise.all([this.actions.nameable(councilId, subject), this.actions.higher(councilId, subject)]);
    const told = new Set(named.map(({ organisationId }) => organisationId));
    const others = new Set(higher.map(({ organisationId }) => organisationId).filter((id) => !told.has(id)));
    const mails: PlannedMail[] = [
      ...[...told].map((organisationId) => ({ kind, organisationId })),
      ...[...others].map((organisationId) => ({ kind: 'meeting_sign_in' as const, organisationId })),
    ];
    await this.notifications.plan(councilId, subjectId, mails);
  }
}
