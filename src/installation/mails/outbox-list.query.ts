import { Injectable } from '@nestjs/common';
import { Database, type RawRow } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import { OutboxMessage } from '../../platform/outbox/outbox-message.entity.js';

export interface WaitingMessage {
  readonly id: string;
  readonly kind: string;
  readonly announcedAt: string;
  readonly dueAt: string;
  readonly attempts: number;
  readonly failedAt: string | null;
}

/** What has not left: kind, dates, attempts. Whom it is for and what it says are not read here. */
@Injectable()
export class OutboxListQuery {
  constructor(private readonly database: Database) {}

  /** Given up first would hide what waits: oldest first, by key. */
  page(after: string | null, limit: number): Promise<WaitingMessage[]> {
    const query = this.database
      .read(OutboxMessage, 'message')
      .select('message.id', 'id')
      .addSelect('message.kind', 'kind')
      .addSelect('message.announcedAt', 'announcedAt')
      .addSelect('message.dueAt', 'dueAt')
      .addSelect('message.attempts', 'attempts')
      .addSelect('message.failedAt', 'failedAt')
      .where('message.doneAt IS NULL')
      .orderBy('message.id')
      .limit(limit);
    if (after !== null) query.andWhere('message.id > :after', { after });
    return this.database.rows(query, messageOf);
  }
}

function messageOf(row: RawRow): WaitingMessage {
  return {
    id: String(row.id), kind: String(row.kind), announcedAt: String(row.announcedAt), dueAt: String(row.dueAt),
    attempts: Number(row.attempts), failedAt: textOrNull(row.failedAt),
  };
}
