import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, KeyColumn, ListColumn, ReferenceColumn } from '../platform/database/columns.js';
import { NOTIFICATION_KINDS, type NotificationKind } from './notification-words.js';

/** A mail to be, its reason and its recipient. No content: the sentences are read when it leaves. */
@Entity('notification')
@Index('uq_notification_kind_subject_id_organisation_id', ['kind', 'subjectId', 'organisationId'], { unique: true })
@Index('ix_notification_council_id_sent_at', ['councilId', 'sentAt'])
@Index('ix_notification_organisation_id_created_at', ['organisationId', 'createdAt'])
export class Notification {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ListColumn(NOTIFICATION_KINDS)
  kind!: NotificationKind;

  /** What it is about: a meeting, an action. */
  @IdColumn()
  subjectId!: string;

  @ReferenceColumn('organisation', { nullable: true })
  organisationId!: string | null;

  /** Known when the mail leaves, not when it is queued. */
  @ReferenceColumn('person', { nullable: true })
  personId!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  messageId!: string | null;

  @InstantColumn()
  createdAt!: string;

  @InstantColumn({ nullable: true })
  sentAt!: string | null;

  /** It lost its sense before leaving (nothing left to say, nobody to say it to): dropped and listed. */
  @InstantColumn({ nullable: true })
  droppedAt!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  dropReason!: string | null;
}
