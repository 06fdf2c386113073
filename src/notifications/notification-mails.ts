import { Injectable } from '@nestjs/common';
import { type Envelope, Letters } from './letters.js';
import type { Notification } from './notification.entity.js';
import { Notifications } from './notifications.js';
import { type MailSubject, NotifiedActionsQuery } from './notified-actions.query.js';
import { type Recipient, Recipients } from './recipients.js';

const NOTHING_LEFT = 'Plus aucune action ouverte à annoncer.';
const NO_ADDRESS = 'Aucun contact avec une adresse électronique.';
const NO_READER = 'Personne de l’organisation n’a d’adresse pour cette réunion.';

/** Sends one planned mail. What it says and whom it is for are found now, not when it was planned. */
@Injectable()
export class NotificationMails {
  constructor(
    private readonly notifications: Notifications,
    private readonly actions: NotifiedActionsQuery,
    private readonly recipients: Recipients,
    private readonly letters: Letters,
  ) {}

  async send(notificationId: string): Promise<void> {
    const row = await this.notifications.waiting(notificationId);
    if (row === null || row.organisationId === null) return;
    if (row.kind === 'meeting_sign_in') await this.sendSignIn(row, row.organisationId);
    else await this.sendActions(row, row.organisationId);
  }

  private async sendActions(row: Notification, organisationId: string): Promise<void> {
    const actions = (await this.actions.nameable(row.councilId, subjectOf(row))).filter((part) => part.organisationId === organisationId);
    if (actions.length === 0) return this.notifications.drop(row.id, NOTHING_LEFT);
    const recipient = await this.recipients.ofActions(organisationId, actions);
    if (recipient === null) return this.notifications.drop(row.id, NO_ADDRESS);
    const envelope = this.envelopeOf(row, organisationId, recipient);
    await this.letters.sendActions(envelope, actions, row.kind === 'meeting_actions' ? row.subjectId : null);
    await this.notifications.markSent(row.id, recipient.personId, envelope.messageId);
  }

  private async sendSignIn(row: Notification, organisationId: string): Promise<void> {
    const higher = await this.higherOf(row);
    const actions = higher.filter((part) => part.organisationId === organisationId);
    if (actions.length === 0) return this.notifications.drop(row.id, NOTHING_LEFT);
    const recipient = await this.recipients.ofHigher(organisationId, actions);
    if (recipient === null) return this.notifications.drop(row.id, NO_READER);
    const envelope = this.envelopeOf(row, organisationId, recipient);
    await this.letters.sendSignIn(envelope);
    await this.notifications.markSent(row.id, recipient.personId, envelope.messageId);
  }

  /** Planned for a meeting or for one action: both ids live in the same column, and no id is used twice. */
  private async higherOf({ councilId, subjectId }: Notification) {
    const ofMeeting = await this.actions.higher(councilId, { meetingId: subjectId });
    return ofMeeting.length > 0 ? ofMeeting : this.actions.higher(councilId, { actionId: subjectId });
  }

  private envelopeOf(row: Notification, organisationId: string, recipient: Recipient): Envelope {
    const messageId = this.letters.messageIdOf('notification', row.id);
    return { councilId: row.councilId, organisationId, recipient, messageId, notificationId: row.id };
  }
}

function subjectOf({ kind, subjectId }: Notification): MailSubject {
  return kind === 'meeting_actions' ? { meetingId: subjectId } : { actionId: subjectId };
}
