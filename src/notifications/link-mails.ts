import { Injectable } from '@nestjs/common';
import { Organisations } from '../people/index.js';
import { currentCouncil, may, type Viewer } from '../platform/access/viewer.js';
import { Audit } from '../platform/audit/audit.js';
import { Database } from '../platform/database/database.js';
import type { OutboxMessage } from '../platform/outbox/outbox-message.entity.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { ActionNotAllowed, RuleViolation } from '../platform/web/errors.js';
import { Letters } from './letters.js';
import { NotifiedActionsQuery } from './notified-actions.query.js';
import { Recipients } from './recipients.js';

/** A new link asked for by the coordinator: it carries every open action that the organisation answers by link. */
@Injectable()
export class LinkMails {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly actions: NotifiedActionsQuery,
    private readonly recipients: Recipients,
    private readonly letters: Letters,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** To one of its contacts, the first with an address when none is named. */
  async ask(viewer: Viewer, organisationId: string, personId: string | null = null): Promise<void> {
    const councilId = currentCouncil(viewer);
    if (!may(viewer, 'action.answerFor', councilId)) throw new ActionNotAllowed();
    const organisation = await this.organisations.byId(councilId, organisationId);
    const recipient = await this.recipients.byPerson(organisation.id, personId);
    if (recipient === null) throw new RuleViolation('link.noAddress', 'Aucun contact de cette organisation n’a d’adresse électronique.');
    await this.expectActions(councilId, organisationId);
    await this.database.unitOfWork(async () => {
      await this.outbox.announce('link.asked', { councilId, organisationId, personId: recipient.personId });
      this.audit.record(viewer, { act: 'link.ask', rowType: 'organisation', rowId: organisationId, councilId });
    });
  }

  /** Nothing left to say, or nobody to say it to: the request lost its sense. */
  async send({ id, payload: { councilId = '', organisationId = '', personId = '' } }: OutboxMessage): Promise<void> {
    const actions = await this.actions.nameable(councilId, { organisationId });
    const recipient = await this.recipients.byPerson(organisationId, personId);
    if (actions.length === 0 || recipient === null) return;
    const messageId = this.letters.messageIdOf('link', id);
    await this.letters.sendActions({ councilId, organisationId, recipient, messageId, notificationId: null }, actions, null);
  }

  private async expectActions(councilId: string, organisationId: string): Promise<void> {
    if ((await this.actions.nameable(councilId, { organisationId })).length > 0) return;
    throw new RuleViolation('link.noAction', 'Cette organisation n’a aucune action ouverte à laquelle répondre par lien.');
  }
}
