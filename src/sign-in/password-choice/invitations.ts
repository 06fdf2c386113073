import { Injectable } from '@nestjs/common';
import { Councils } from '../../councils/index.js';
import { Account, AccountInvitation, People } from '../../people/index.js';
import { Throttle, waitInWords } from '../../platform/access/throttle.js';
import { parisDay } from '../../platform/clock/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { longDate } from '../../platform/formatting/french.js';
import type { OutboxMessage } from '../../platform/outbox/outbox-message.entity.js';
import { RuleViolation } from '../../platform/web/errors.js';
import { Accounts } from '../account/accounts.js';
import { AccountMails } from '../letters/account-mails.js';
import { invitationLetter, welcomeLetter } from '../letters/letter.js';
import { hashToken, newToken } from '../sessions/session-tokens.js';
import { PasswordChoices } from './password-choices.js';

const DAYS = 7;
const VALID_MS = DAYS * 86_400_000;

export interface ShownInvitation {
  readonly name: string;
  readonly email: string;
  /** « CLSPD de Valbrune », or the installation itself. */
  readonly place: string;
  readonly inviter: string | null;
  readonly endsOn: string;
}

/** Invitations to sign in: the mail, the page of its link, the button that binds it to a browser. */
@Injectable()
export class Invitations {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly councils: Councils,
    private readonly people: People,
    private readonly choices: PasswordChoices,
    private readonly throttle: Throttle,
    private readonly mails: AccountMails,
    private readonly clock: Clock,
  ) {}

  /** The token is made when the mail leaves. Who has a password already is only told of the new council. */
  async send({ id, payload: { invitationId = '' } }: OutboxMessage): Promise<void> {
    const token = newToken();
    const sent = await this.database.unitOfWork(() => this.prepare(invitationId, token));
    if (sent === null) return;
    const { invitation, account } = sent;
    const place = await this.placeOf(invitation);
    if (account.passwordHash !== null) {
      await this.mails.send(account, id, welcomeLetter({ place, href: this.mails.address('/connexion') }));
      await this.markAccepted(invitation.id);
      return;
    }
    const href = this.mails.address(`/invitation/${token}`);
    const endsOn = longDate(parisDay(invitation.endsAt ?? this.clock.now()));
    await this.mails.send(account, id, invitationLetter({ place, inviter: await this.inviterOf(invitation), href, endsOn }));
  }

  /** Looking changes nothing, however often, whoever looks. */
  async shown(token: string): Promise<ShownInvitation | null> {
    const found = await this.live(token);
    if (found === null) return null;
    const { invitation, account } = found;
    const [name, place, inviter] = await Promise.all([this.accounts.nameOf(account), this.placeOf(invitation), this.inviterOf(invitation)]);
    return { name, email: account.email, place, inviter, endsOn: longDate(parisDay(invitation.endsAt ?? '')) };
  }

  /** The button: this browser may choose the password within ten minutes. Answers the token of its cookie. */
  async takeUp(token: string, address: string): Promise<string | null> {
    const found = await this.live(token);
    const guess = { kind: 'invitation', subject: found?.invitation.id ?? address, origin: address } as const;
    const wait = await this.throttle.waitFor(guess);
    if (wait > 0) throw new RuleViolation('invitation.tooMuch', `Trop d’essais à la suite. Réessayez dans ${waitInWords(wait)}.`);
    await this.throttle.failed(guess);
    if (found === null) return null;
    return this.database.unitOfWork(async () => (await this.choices.open(found.account.id, 'invitation')).browser);
  }

  private async prepare(invitationId: string, token: string): Promise<{ readonly invitation: AccountInvitation; readonly account: Account } | null> {
    const query = this.pending().andWhere('invitation.id = :invitationId', { invitationId });
    const invitation = await this.database.toChangeIfAny(query);
    const account = invitation === null ? null : await this.accounts.activeById(invitation.accountId);
    if (invitation === null || account === null) return null;
    if (account.passwordHash === null) {
      Object.assign(invitation, { tokenHash: hashToken(token), endsAt: this.clock.in(VALID_MS) });
      await this.database.save(invitation);
    }
    return { invitation, account };
  }

  private async markAccepted(id: string): Promise<void> {
    await this.database.unitOfWork(async () => {
      const invitation = await this.database.toChangeIfAny(this.pending().andWhere('invitation.id = :id', { id }));
      if (invitation !== null) await this.database.save(Object.assign(invitation, { acceptedAt: this.clock.now() }));
    });
  }

  private async live(token: string): Promise<{ readonly invitation: AccountInvitation; readonly account: Account } | null> {
    const query = this.pending().andWhere('invitation.tokenHash = :hash AND invitation.endsAt > :now', { hash: hashToken(token), now: this.clock.now() });
    const invitation = await query.getOne();
    const account = invitation === null ? null : await this.accounts.activeById(invitation.accountId);
    return invitation === null || account === null ? null : { invitation, account };
  }

  private pending() {
    return this.database.read(AccountInvitation, 'invitation').where('invitation.acceptedAt IS NULL AND invitation.revokedAt IS NULL');
  }

  private async placeOf({ councilId }: AccountInvitation): Promise<string> {
    if (councilId === null) return 'l’administration technique';
    const { kind, name } = await this.councils.byId(councilId);
    return `le ${kind} ${name}`;
  }

  private async inviterOf({ invitedByPersonId }: AccountInvitation): Promise<string | null> {
    return invitedByPersonId === null ? null : ((await this.people.names([invitedByPersonId])).get(invitedByPersonId) ?? null);
  }
}
