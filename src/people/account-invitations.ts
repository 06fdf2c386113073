import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Ids } from '../platform/clock/ids.js';
import { Database } from '../platform/database/database.js';
import { sha256 } from '../platform/formatting/canonical-json.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { RuleViolation } from '../platform/web/errors.js';
import { AccountInvitation } from './account-invitation.entity.js';
import { Account } from './account.entity.js';
import { PeopleRegister } from './people-register.js';

const VALID_MS = 7 * 86_400_000;

export interface Invited {
  readonly personId: string;
  readonly email: string;
  /** Null: an account of the installation. */
  readonly councilId: string | null;
  /** Null: set-up, command line. */
  readonly invitedByPersonId: string | null;
  readonly isTechnicalAdministrator?: boolean;
}

/** Asks a person to choose her password. The mail leaves by the outbox (`account.invited`), which alone knows the token. */
@Injectable()
export class AccountInvitations {
  constructor(
    private readonly database: Database,
    private readonly register: PeopleRegister,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Inside a unit of the caller, who records the act. Makes the account when there is none; an older invitation stops. */
  async invite(invited: Invited): Promise<string> {
    const invitationId = await this.write(invited, { tokenHash: null, endsAt: null });
    await this.outbox.announce('account.invited', { invitationId });
    return invitationId;
  }

  /** The same without a mail, for who keeps the server: answers the token of the link, which nobody else knows. */
  async inviteByHand(invited: Invited): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.write(invited, { tokenHash: sha256(token), endsAt: this.clock.in(VALID_MS) });
    return token;
  }

  /** Inside a unit: what was sent before opens nothing any more. */
  async revokePending(accountId: string): Promise<void> {
    const pending = await this.database.allToChange(
      this.database
        .read(AccountInvitation, 'invitation')
        .where('invitation.accountId = :accountId AND invitation.acceptedAt IS NULL AND invitation.revokedAt IS NULL', { accountId }),
    );
    for (const invitation of pending) {
      invitation.revokedAt = this.clock.now();
      await this.database.save(invitation);
    }
  }

  private async write(invited: Invited, token: Pick<AccountInvitation, 'tokenHash' | 'endsAt'>): Promise<string> {
    const accountId = await this.accountOf(invited);
    await this.revokePending(accountId);
    const { councilId, invitedByPersonId } = invited;
    const invitation = { id: this.ids.next(), accountId, councilId, invitedByPersonId, createdAt: this.clock.now() };
    await this.database.insert(Object.assign(new AccountInvitation(), { ...invitation, ...token, acceptedAt: null, revokedAt: null }));
    return invitation.id;
  }

  private async accountOf({ personId, email, councilId, isTechnicalAdministrator = false }: Invited): Promise<string> {
    const address = email.trim().toLowerCase();
    const known = await this.database.toChangeIfAny(this.database.read(Account, 'account').where('account.personId = :personId', { personId }));
    const taken = await this.database.read(Account, 'account').select('account.personId', 'personId').where('account.email = :address', { address }).getRawOne<{ personId: string }>();
    if (taken !== undefined && taken.personId !== personId) {
      throw new RuleViolation('account.emailTaken', 'Cette adresse est déjà celle d’un autre compte\u00a0: choisissez-en une autre, ou rattachez la personne qui la porte.');
    }
    if (known === null) return this.register.addAccount(personId, address, null, isTechnicalAdministrator);
    if (known.passwordHash === null && known.email !== address) {
      await this.expectOwn(known, councilId);
      known.email = address;
      await this.database.save(known);
    }
    return known.id;
  }

  /** Whoever reads her mails chooses her password, for every council where she sits: the one that did not invite her first does not turn them aside. */
  private async expectOwn({ id, isTechnicalAdministrator }: Account, councilId: string | null): Promise<void> {
    const others = this.database.read(AccountInvitation, 'invitation').where('invitation.accountId = :id', { id });
    others.andWhere('(invitation.councilId IS NULL OR invitation.councilId <> :councilId)', { councilId: councilId ?? '' });
    if (!isTechnicalAdministrator && (await others.getCount()) === 0) return;
    throw new RuleViolation('account.emailElsewhere', 'Cette personne est déjà invitée ailleurs, à une autre adresse\u00a0: invitez-la à cette adresse, ou demandez à l’administration technique.');
  }
}
