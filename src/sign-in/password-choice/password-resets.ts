import { Injectable } from '@nestjs/common';
import { Throttle } from '../../platform/access/throttle.js';
import { STRANGER } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { OutboxMessage } from '../../platform/outbox/outbox-message.entity.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Accounts, actOnAccount, normalEmail } from '../account/accounts.js';
import { AccountMails } from '../letters/account-mails.js';
import { resetLetter } from '../letters/letter.js';
import { hashToken, isToken, newToken } from '../sessions/session-tokens.js';
import { PasswordChoice } from './password-choice.entity.js';
import { CHOICE_MS, PasswordChoices } from './password-choices.js';

/** A request that waited longer than this for the mail server is not worth a mail any more. */
const REQUEST_MS = 3_600_000;

/** « Mot de passe oublié » : the answer is the same whether the address has an account or not; the mail leaves by the outbox. */
@Injectable()
export class PasswordResets {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly choices: PasswordChoices,
    private readonly throttle: Throttle,
    private readonly mails: AccountMails,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Answers the cookie that binds the link to this browser: always one, even when nothing was asked for in truth. */
  async ask(typedEmail: string, address: string, present: string | null): Promise<string> {
    // Asked twice here, each of its links opens here.
    const browser = present !== null && isToken(present) ? present : newToken();
    const guess = { kind: 'reset', subject: normalEmail(typedEmail), origin: address } as const;
    const isTooMuch = (await this.throttle.waitFor(guess)) > 0;
    const account = await this.accounts.activeByEmail(typedEmail);
    // Written in both cases, so that a known address takes no longer than another.
    if (!isTooMuch) await this.throttle.failed(guess);
    if (isTooMuch) return browser;
    const asker = account === null || account.passwordHash === null ? null : account;
    return this.database.unitOfWork(async () => {
      const choiceId = asker === null ? '' : (await this.choices.open(asker.id, 'reset', browser)).id;
      // Announced in both cases too: a commit takes long enough to be timed. An announcement without a choice sends nothing.
      await this.outbox.announce('password.asked', { choiceId });
      if (asker !== null) this.audit.record(STRANGER, actOnAccount('askPassword', asker.id));
      return browser;
    });
  }

  /** The token is made when the mail leaves, and lasts ten minutes from then; each attempt makes its own. */
  async send({ id, payload: { choiceId = '' } }: OutboxMessage): Promise<void> {
    const token = newToken();
    const accountId = await this.database.unitOfWork(async () => {
      const query = this.database.read(PasswordChoice, 'choice').where('choice.id = :choiceId AND choice.usedAt IS NULL', { choiceId });
      const choice = await this.database.toChangeIfAny(query.andWhere('choice.createdAt > :oldest', { oldest: this.clock.in(-REQUEST_MS) }));
      if (choice === null) return null;
      await this.database.save(Object.assign(choice, { tokenHash: hashToken(token), endsAt: this.clock.in(CHOICE_MS) }));
      return choice.accountId;
    });
    const account = accountId === null ? null : await this.accounts.activeById(accountId);
    if (account !== null) await this.mails.send(account, id, resetLetter({ href: this.mails.address(`/mot-de-passe/${token}`) }));
  }
}
