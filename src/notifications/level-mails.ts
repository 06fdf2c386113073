import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Readers } from '../councils/index.js';
import { Account, People } from '../people/index.js';
import { audience } from '../platform/access/audience.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { OutboxMessage } from '../platform/outbox/outbox-message.entity.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { OutboxWorker } from '../platform/outbox/outbox.worker.js';
import { LevelChange } from '../problems/index.js';
import { Letters } from './letters.js';

/**
 * Who read a row before it was opened to others is told so, in the words that name nothing: « une information vous attend ».
 * One message a person, each with its own retries; what moved and why is said on the page « Accès », to her alone.
 */
@Injectable()
export class LevelMails implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly readers: Readers,
    private readonly people: People,
    private readonly letters: Letters,
    private readonly outbox: Outbox,
    private readonly worker: OutboxWorker,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.worker.on('level.lowered', ({ payload }) => this.plan(payload.changeId ?? ''));
    this.worker.on('level.told', (message) => this.send(message));
  }

  /** A public or members row has no list of readers to warn: only what was confidential until now. */
  private async plan(changeId: string): Promise<void> {
    const change = await this.database.read(LevelChange, 'change').where('change.id = :changeId', { changeId }).getOne();
    if (change === null || change.oldLevel === 'public' || change.oldLevel === 'members') return;
    const { councilId, oldLevel, oldGroupId, personId: mover } = change;
    const readers = await this.readers.of(audience(councilId, oldLevel, oldGroupId), this.clock.today());
    await this.database.unitOfWork(async () => {
      for (const { personId } of readers) {
        if (personId !== mover) await this.outbox.announce('level.told', { changeId, councilId, personId });
      }
    });
  }

  private async send({ payload: { changeId = '', councilId = '', personId = '' } }: OutboxMessage): Promise<void> {
    const account = await this.database.read(Account, 'account').where('account.personId = :personId AND account.disabledAt IS NULL', { personId }).getOne();
    const organisation = await this.people.organisationOf(personId, councilId);
    const name = (await this.people.names([personId])).get(personId);
    if (account === null || organisation === null || name === undefined) return;
    const recipient = { personId, name, address: account.email };
    const messageId = this.letters.messageIdOf('level', `${changeId}-${personId.slice(-12)}`);
    await this.letters.sendSignIn({ councilId, organisationId: organisation.id, recipient, messageId, notificationId: null });
  }
}
