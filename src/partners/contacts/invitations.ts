import { Injectable } from '@nestjs/common';
import { AccountInvitations } from '../../people/index.js';
import { currentCouncil, mayHere, type Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Database } from '../../platform/database/database.js';
import { ActionNotAllowed, RuleViolation } from '../../platform/web/errors.js';
import { accountState, AccountsQuery } from './accounts.query.js';
import { ContactsQuery, type PartnerContact } from './contacts.query.js';
import { ReadingLevelsQuery } from './reading-levels.query.js';

/** Asking correspondents to choose a password: those who hold a seat or a role, and have none yet. */
@Injectable()
export class ContactInvitations {
  constructor(
    private readonly database: Database,
    private readonly contacts: ContactsQuery,
    private readonly accounts: AccountsQuery,
    private readonly levels: ReadingLevelsQuery,
    private readonly invitations: AccountInvitations,
    private readonly audit: Audit,
  ) {}

  /** A second invitation replaces the first, whose mail opens nothing any more. */
  async invite(viewer: Viewer, organisationId: string, contactId: string): Promise<string> {
    expectInviter(viewer);
    return this.database.unitOfWork(async () => {
      const contact = await this.contacts.byId(viewer, organisationId, contactId);
      await this.expectInvitable(viewer, contact);
      return this.send(viewer, contact);
    });
  }

  async revoke(viewer: Viewer, organisationId: string, contactId: string): Promise<void> {
    expectInviter(viewer);
    await this.database.unitOfWork(async () => {
      const contact = await this.contacts.byId(viewer, organisationId, contactId);
      const state = accountState(await this.accounts.of([contact.personId]), contact.personId);
      if (state.kind !== 'invited') return;
      if (state.councilId !== currentCouncil(viewer)) throw new RuleViolation('invitation.elsewhere', 'Cette invitation n’est pas partie d’ici\u00a0: elle ne se retire pas d’ici.');
      await this.invitations.revokePending(state.accountId);
      this.record(viewer, contact, 'account.invitation.revoke');
    });
  }

  /** Whoever sits or holds a role, has an address and was never invited, in the order of the list. */
  async waiting(viewer: Viewer): Promise<PartnerContact[]> {
    expectInviter(viewer);
    const contacts = (await this.contacts.ofCouncil(viewer)).filter(({ email, bouncedOn }) => email !== null && bouncedOn === null);
    const personIds = [...new Set(contacts.map(({ personId }) => personId))];
    const states = await this.accounts.of(personIds);
    const standings = await this.levels.standings(viewer, personIds);
    const invitable = contacts.filter(({ personId }) => accountState(states, personId).kind === 'never' && standings.has(personId));
    return invitable.filter(({ personId }, index) => invitable.findIndex((one) => one.personId === personId) === index);
  }

  /** Those chosen among who waits; whoever was invited meanwhile is left as she is. */
  async inviteAll(viewer: Viewer, contactIds: readonly string[]): Promise<number> {
    return this.database.unitOfWork(async () => {
      const chosen = (await this.waiting(viewer)).filter(({ id }) => contactIds.includes(id));
      for (const contact of chosen) await this.send(viewer, contact);
      return chosen.length;
    });
  }

  private async send(viewer: Viewer, contact: PartnerContact): Promise<string> {
    const councilId = currentCouncil(viewer);
    const invited = { personId: contact.personId, email: contact.email ?? '', councilId, invitedByPersonId: viewer.personId };
    const id = await this.invitations.invite(invited);
    this.record(viewer, contact, 'account.invite');
    return id;
  }

  private async expectInvitable(viewer: Viewer, { personId, email, endedOn }: PartnerContact): Promise<void> {
    if (endedOn !== null) throw new RuleViolation('invitation.left', 'Cette personne ne représente plus l’organisation.');
    if (email === null) throw new RuleViolation('invitation.noAddress', 'Donnez d’abord une adresse électronique à cette personne.');
    const state = accountState(await this.accounts.of([personId]), personId);
    if (state.kind === 'active') throw new RuleViolation('invitation.active', 'Cette personne a déjà choisi son mot de passe\u00a0: elle peut se connecter.');
    if (state.kind === 'disabled') throw new RuleViolation('invitation.disabled', 'Ce compte est désactivé\u00a0: l’administration technique peut le rétablir.');
    if ((await this.levels.standings(viewer, [personId])).has(personId)) return;
    throw new RuleViolation('invitation.noSeat', 'Cette personne n’a ni siège ni rôle\u00a0: une fois connectée elle ne lirait rien. Donnez-lui d’abord un siège, ou laissez-la répondre par lien.');
  }

  private record(viewer: Viewer, { personId }: PartnerContact, act: string): void {
    this.audit.record(viewer, { act, rowType: 'person', rowId: personId, councilId: currentCouncil(viewer) });
  }
}

function expectInviter(viewer: Viewer): void {
  if (!mayHere(viewer, 'account.invite')) throw new ActionNotAllowed();
}
