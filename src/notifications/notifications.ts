import { Injectable } from '@nestjs/common';
import { currentCouncil, may, type Viewer } from '../platform/access/viewer.js';
import { Audit } from '../platform/audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Ids } from '../platform/clock/ids.js';
import { Database } from '../platform/database/database.js';
import { Outbox } from '../platform/outbox/outbox.js';
import type { NotificationKind } from './notification-words.js';
import { Notification } from './notification.entity.js';
import { mailViewer } from './notified-actions.query.js';

export interface PlannedMail {
  readonly kind: NotificationKind;
  readonly organisationId: string;
}

/** The mails to be: planned once per subject and organisation, then sent, or dropped with the reason why. */
@Injectable()
export class Notifications {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Whatever was planned before for this subject stays as it is, so that the same announcement heard twice adds nothing. */
  async plan(councilId: string, subjectId: string, mails: readonly PlannedMail[]): Promise<void> {
    await this.database.unitOfWork(async () => {
      const known = await this.database.read(Notification, 'notification').where('notification.subjectId = :subjectId', { subjectId }).getMany();
      const told = new Set(known.map(({ organisationId }) => organisationId));
      for (const mail of mails) if (!told.has(mail.organisationId)) await this.insert(councilId, subjectId, mail);
    });
  }

  /** Null once it was sent or dropped. */
  waiting(id: string): Promise<Notification | null> {
    return this.database.read(Notification, 'notification').where('notification.id = :id AND notification.sentAt IS NULL AND notification.droppedAt IS NULL', { id }).getOne();
  }

  async markSent(id: string, personId: string, messageId: string): Promise<void> {
    await this.change(id, 'notification.send', { personId, messageId, sentAt: this.clock.now() });
  }

  async drop(id: string, dropReason: string): Promise<void> {
    await this.change(id, 'notification.drop', { dropReason, droppedAt: this.clock.now() });
  }

  /** The last mails of an organisation of the current council, for whoever may answer in its place. */
  async ofOrganisation(viewer: Viewer, organisationId: string): Promise<Notification[]> {
    const councilId = currentCouncil(viewer);
    if (!may(viewer, 'action.answerFor', councilId)) return [];
    const build = () => {
      const query = this.database.read(Notification, 'notification').where('notification.organisationId = :organisationId', { organisationId });
      // That a mail about higher actions left would tell that there are some.
      query.andWhere("notification.councilId = :councilId AND notification.kind <> 'meeting_sign_in'", { councilId });
      return query.orderBy('notification.createdAt', 'DESC').addOrderBy('notification.id', 'DESC').limit(20);
    };
    return this.database.prepared('mails of an organisation', { organisationId, councilId }, build).many();
  }

  private async insert(councilId: string, subjectId: string, { kind, organisationId }: PlannedMail): Promise<void> {
    const nothingYet = { personId: null, messageId: null, sentAt: null, droppedAt: null, dropReason: null };
    const row = { id: this.ids.next(), councilId, kind, subjectId, organisationId, createdAt: this.clock.now(), ...nothingYet };
    await this.database.insert(Object.assign(new Notification(), row));
    await this.outbox.announce('notification.due', { notificationId: row.id });
  }

  private async change(id: string, act: string, values: Partial<Notification>): Promise<void> {
    await this.database.unitOfWork(async () => {
      const row = await this.database.toChange(this.database.read(Notification, 'notification').where('notification.id = :id', { id }));
      await this.database.save(Object.assign(row, values));
      this.audit.record(mailViewer(row.councilId), { act, rowType: 'notification', rowId: id, councilId: row.councilId });
    });
  }
}
