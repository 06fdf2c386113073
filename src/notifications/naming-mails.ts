import { Injectable } from '@nestjs/common';
import { Readers, type SelfNaming, SelfNamings } from '../councils/index.js';
import { People } from '../people/index.js';
import { audience } from '../platform/access/audience.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { OutboxMessage } from '../platform/outbox/outbox-message.entity.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { Letters } from './letters.js';
import { Recipients } from './recipients.js';

/** The members of a group are told that somebody named herself there: one neutral mail each, which names neither group nor person. */
@Injectable()
export class NamingMails {
  constructor(
    private readonly namings: SelfNamings,
    private readonly readers: Readers,
    private readonly people: People,
    private readonly recipients: Recipients,
    private readonly letters: Letters,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async plan({ payload: { mandateId = '' } }: OutboxMessage): Promise<void> {
    const naming = await this.namings.byMandate(mandateId);
    if (naming === null) return;
    const members = await this.membersOf(naming);
    await this.database.unitOfWork(async () => {
      for (const personId of members) await this.outbox.announce('group.memberTold', { mandateId, personId });
    });
  }

  /** Who left the group meanwhile is not written to. */
  async send({ payload: { mandateId = '', personId = '' } }: OutboxMessage): Promise<void> {
    const naming = await this.namings.byMandate(mandateId);
    if (naming === null || !(await this.membersOf(naming)).includes(personId)) return;
    const { councilId } = naming;
    const organisation = await this.people.organisationOf(personId, councilId);
    const recipient = organisation === null ? null : await this.recipients.byPerson(organisation.id, personId);
    if (organisation === null || recipient === null) return;
    const messageId = this.letters.messageIdOf('naming', `${mandateId}-${personId}`);
    await this.letters.sendSignIn({ councilId, organisationId: organisation.id, recipient, messageId, notificationId: null });
  }

  private async membersOf({ councilId, groupId, personId: self }: SelfNaming): Promise<string[]> {
    const readers = await this.readers.of(audience(councilId, 'group', groupId), this.clock.today());
    return readers.map(({ personId }) => personId).filter((personId) => personId !== self);
  }
}
