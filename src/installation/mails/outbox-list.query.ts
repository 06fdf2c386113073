import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type RawRow } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import { OutboxMessage } from '../../platform/outbox/outbox-message.entity.js';

/** What should have left: what is planned for later, a duty of tomorrow morning, is not stuck. */
export const STUCK = 'message.doneAt IS NULL AND (message.failedAt IS NOT NULL OR message.attempts > 0 OR message.dueAt <= :now)';

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
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

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
      .where(STUCK, { now: this.clock.now() })
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
