import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Ids } from '../clock/ids.js';
import { Database } from '../database/database.js';
import { OutboxMessage } from './outbox-message.entity.js';

/** Where a domain says what happened, inside its own unit of work. It never sends anything itself. */
@Injectable()
export class Outbox {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async announce(kind: string, payload: Readonly<Record<string, string>>, dueAt: string = this.clock.now()): Promise<void> {
    const message = { id: this.ids.next(), kind, payload: { ...payload }, announcedAt: this.clock.now(), dueAt };
    const fresh = { attempts: 0, leaseUntil: null, doneAt: null, failedAt: null };
    await this.database.insert(Object.assign(new OutboxMessage(), message, fresh));
  }
}
