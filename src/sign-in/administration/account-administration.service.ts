import { Injectable } from '@nestjs/common';
import { Coordination } from '../../councils/index.js';
import { Account, AccountInvitation, AccountInvitations } from '../../people/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { expectVersion, RuleViolation } from '../../platform/web/errors.js';
import { actOnAccount } from '../account/accounts.js';
import { Tellings } from '../letters/tellings.js';
import { Sessions } from '../sessions/sessions.js';
import type { FactorResetReason } from '../sign-in-words.js';
import { SecondFactors } from '../two-factor/second-factors.js';

export interface Target {
  readonly id: string;
  readonly version: number;
}

/** What the technical administrator does to an account: invite again, close, open again, end its sessions, take its factor away. */
@Injectable()
export class AccountAdministration {
  constructor(
    private readonly database: Database,
    private readonly invitations: AccountInvitations,
    private readonly coordination: Coordination,
    private readonly sessions: Sessions,
    private readonly factors: SecondFactors,
    private readonly tellings: Tellings,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** For the same council as before: the link of before opens nothing any more. */
  async inviteAgain(viewer: Viewer, target: Target): Promise<void> {
    await this.database.unitOfWork(async () => {
      const account = await this.toChange(target);
      if (account.disabledAt !== null) throw new RuleViolation('account.disabled', 'Ce compte est fermé\u00a0: rouvrez-le avant d’inviter la personne.');
      if (account.passwordHash !== null) throw new RuleViolation('account.active', 'Cette personne a déjà choisi son mot de passe. S’il est oublié, elle en demande un autre depuis la page de connexion.');
      const last = await this.lastInvitation(account.id);
      await this.invitations.invite({
        personId: account.personId, email: account.email, councilId: last?.councilId ?? null, invitedByPersonId: viewer.personId,
        isTechnicalAdministrator: account.isTechnicalAdministrator,
      });
      this.audit.record(viewer, actOnAccount('inviteAgain', account.id));
    });
  }

  async disable(viewer: Viewer, target: Target): Promise<void> {
    await this.database.unitOfWork(async () => {
      const account = await this.toChange(target);
      if (account.disabledAt !== null) return;
      if (account.id === viewer.accountId) throw new RuleViolation('account.own', 'Vous ne pouvez pas fermer votre propre compte\u00a0: une autre administration technique le fera.');
      if (account.isTechnicalAdministrator) await this.expectAnotherAdministrator(account.id);
      await this.coordination.expectWithout(account.personId);
      await this.database.save(Object.assign(account, { disabledAt: this.clock.now() }));
      await this.invitations.revokePending(account.id);
      await this.sessions.endAll(viewer, account.id);
      await this.tellings.tell(account.id, 'disabled');
      this.audit.record(viewer, actOnAccount('disable', account.id));
    });
  }

  async enable(viewer: Viewer, target: Target): Promise<void> {
    await this.database.unitOfWork(async () => {
      const account = await this.toChange(target);
      if (account.disabledAt === null) return;
      await this.database.save(Object.assign(account, { disabledAt: null }));
      await this.tellings.tell(account.id, 'enabled');
      this.audit.record(viewer, actOnAccount('enable', account.id));
    });
  }

  async endSessions(viewer: Viewer, target: Target): Promise<void> {
    await this.database.unitOfWork(async () => {
      const account = await this.toChange(target);
      await this.sessions.endAll(viewer, account.id);
    });
  }

  /** Its owner, who lost her telephone, makes another one; the mail tells her, in case she asked for nothing. */
  async resetFactor(viewer: Viewer, target: Target, reason: FactorResetReason): Promise<void> {
    await this.database.unitOfWork(async () => {
      const account = await this.toChange(target);
      await this.factors.remove(viewer, account.id, 'resetFactor');
      await this.tellings.tell(account.id, 'factor-reset', reason);
    });
  }

  /** All the administrators are locked in the order of their ids: two who close each other's account wait for one another. */
  private async expectAnotherAdministrator(accountId: string): Promise<void> {
    const query = this.database.read(Account, 'account').where('account.isTechnicalAdministrator = :yes AND account.disabledAt IS NULL', { yes: true });
    const administrators = await this.database.allToChange(query);
    if (administrators.some(({ id, passwordHash }) => id !== accountId && passwordHash !== null)) return;
    throw new RuleViolation('account.lastAdministrator', 'C’est la dernière administration technique\u00a0: invitez-en une autre d’abord.');
  }

  private async toChange({ id, version }: Target): Promise<Account> {
    const account = await this.database.toChange(this.database.read(Account, 'account').where('account.id = :id', { id }));
    expectVersion(account, version);
    return account;
  }

  private lastInvitation(accountId: string): Promise<AccountInvitation | null> {
    return this.database.read(AccountInvitation, 'invitation').where('invitation.accountId = :accountId', { accountId }).orderBy('invitation.id', 'DESC').limit(1).getOne();
  }
}
