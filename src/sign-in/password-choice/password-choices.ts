import { Injectable } from '@nestjs/common';
import { Account, AccountInvitation } from '../../people/index.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { Accounts, actOnAccount, ownerOf } from '../account/accounts.js';
import { Tellings } from '../letters/tellings.js';
import { NewPasswords } from '../passwords/new-passwords.js';
import { Sessions } from '../sessions/sessions.js';
import { hashToken, newToken } from '../sessions/session-tokens.js';
import { PasswordChoice } from './password-choice.entity.js';

export const CHOICE_MS = 10 * 60_000;

/** What a browser may do with a link: choose, or be told to use the browser that asked; null: the link opens nothing. */
export type Opening = { readonly choice: PasswordChoice; readonly account: Account; readonly isThisBrowser: boolean };
export type Chosen = { readonly account: Account } | { readonly refusal: string };

/** The right to choose a password once, within ten minutes, in the browser that asked for it. Looking spends nothing. */
@Injectable()
export class PasswordChoices {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly passwords: NewPasswords,
    private readonly sessions: Sessions,
    private readonly tellings: Tellings,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Inside a unit. Answers the choice and the token of the cookie that binds it to this browser. */
  async open(accountId: string, purpose: PasswordChoice['purpose'], browser = newToken()): Promise<{ readonly id: string; readonly browser: string }> {
    const endsAt = purpose === 'invitation' ? this.clock.in(CHOICE_MS) : null;
    const choice = { id: this.ids.next(), accountId, purpose, browserHash: hashToken(browser), tokenHash: null, createdAt: this.clock.now(), endsAt, usedAt: null };
    await this.database.insert(Object.assign(new PasswordChoice(), choice));
    return { id: choice.id, browser };
  }

  /** By the link of a mail. */
  async byToken(token: string, browser: string | null): Promise<Opening | null> {
    return this.opening(this.live().andWhere('choice.purpose = :purpose AND choice.tokenHash = :hash', { purpose: 'reset', hash: hashToken(token) }), browser);
  }

  /** By the cookie alone: an invitation accepted in this browser. */
  async byBrowser(browser: string | null): Promise<Opening | null> {
    if (browser === null) return null;
    const opening = await this.opening(this.live().andWhere('choice.purpose = :purpose AND choice.browserHash = :hash', { purpose: 'invitation', hash: hashToken(browser) }), browser);
    return opening !== null && (await this.invitationOf(opening.choice)) !== null ? opening : null;
  }

  /** Once: the password is set, every session ends, the owner is told. */
  async choose({ choice, account }: Opening, password: string): Promise<Chosen | null> {
    const refusal = await this.passwords.refusal(account, password);
    if (refusal !== null) return { refusal };
    const passwordHash = await this.passwords.hash(password);
    return this.database.unitOfWork(async () => {
      const row = await this.database.toChangeIfAny(this.live().andWhere('choice.id = :id', { id: choice.id }));
      if (row === null) return null;
      if (row.purpose === 'invitation' && !(await this.acceptInvitation(row))) return null;
      await this.database.save(Object.assign(row, { usedAt: this.clock.now() }));
      await this.endOthers(account.id);
      return { account: await this.set(account.id, passwordHash, row.purpose) };
    });
  }

  private async set(accountId: string, passwordHash: string, purpose: PasswordChoice['purpose']): Promise<Account> {
    const account = await this.accounts.toChange(accountId);
    await this.database.save(Object.assign(account, { passwordHash, passwordChangedAt: this.clock.now() }));
    await this.sessions.endAll(ownerOf(account), account.id);
    this.audit.record(ownerOf(account), actOnAccount(purpose === 'reset' ? 'resetPassword' : 'acceptInvitation', account.id));
    if (purpose === 'reset') await this.tellings.tell(account.id, 'password-changed');
    return account;
  }

  /** Another link asked for in between opens nothing once a password was chosen. */
  private async endOthers(accountId: string): Promise<void> {
    const where = 'account_id = :accountId AND used_at IS NULL';
    await this.database.changeAll(PasswordChoice, { usedAt: this.clock.now() }, where, { accountId });
  }

  private async acceptInvitation(choice: PasswordChoice): Promise<boolean> {
    const found = await this.invitationOf(choice);
    if (found === null) return false;
    const invitation = await this.database.toChange(this.pending(choice).andWhere('invitation.id = :id', { id: found.id }));
    await this.database.save(Object.assign(invitation, { acceptedAt: this.clock.now() }));
    return true;
  }

  /** The invitation that this browser took up: a newer one has revoked it, and ends the choice with it. */
  private invitationOf(choice: PasswordChoice): Promise<AccountInvitation | null> {
    return this.pending(choice).getOne();
  }

  private pending({ accountId, createdAt }: PasswordChoice) {
    return this.database
      .read(AccountInvitation, 'invitation')
      .where('invitation.accountId = :accountId AND invitation.acceptedAt IS NULL AND invitation.revokedAt IS NULL', { accountId })
      .andWhere('invitation.createdAt <= :createdAt', { createdAt });
  }

  private async opening(query: ReturnType<PasswordChoices['live']>, browser: string | null): Promise<Opening | null> {
    const choice = await query.getOne();
    const account = choice === null ? null : await this.accounts.activeById(choice.accountId);
    if (choice === null || account === null) return null;
    return { choice, account, isThisBrowser: browser !== null && hashToken(browser) === choice.browserHash };
  }

  private live() {
    return this.database.read(PasswordChoice, 'choice').where('choice.usedAt IS NULL AND choice.endsAt > :now', { now: this.clock.now() });
  }
}
