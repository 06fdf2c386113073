import { Injectable } from '@nestjs/common';
import { Account, AccountInvitation } from '../../people/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';

/** Whether a person may sign in: the technical administrator decides the last, the coordinator the others. */
export type AccountState =
  | { readonly kind: 'never' }
  | { readonly kind: 'invited'; readonly accountId: string; readonly councilId: string | null; readonly at: string; readonly isOver: boolean }
  | { readonly kind: 'active'; readonly seenAt: string | null }
  | { readonly kind: 'disabled' };

const NEVER: AccountState = { kind: 'never' };

/** Where each person stands between « jamais invitée » and « compte actif », for who may invite. */
@Injectable()
export class AccountsQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(personIds: readonly string[]): Promise<Map<string, AccountState>> {
    if (personIds.length === 0) return new Map();
    const accounts = await this.accounts(personIds);
    const pending = await this.pending(accounts.map(({ id }) => id));
    return new Map(accounts.map((account) => [account.personId, stateOf(account, pending.get(account.id))]));
  }

  private accounts(personIds: readonly string[]) {
    const build = () =>
      this.database
        .read(Account, 'account')
        .select('account.id', 'id')
        .addSelect('account.personId', 'personId')
        .addSelect('CASE WHEN account.passwordHash IS NULL THEN 0 ELSE 1 END', 'chosen')
        .addSelect('account.lastSignInAt', 'seenAt')
        .addSelect('account.disabledAt', 'disabledAt')
        .where('account.personId IN (:...personIds)', { personIds });
    return this.database.prepared('accounts of persons', { personIds }, build).rows((row) => ({
      id: String(row.id),
      personId: String(row.personId),
      hasPassword: Number(row.chosen) === 1,
      seenAt: textOrNull(row.seenAt),
      isDisabled: row.disabledAt !== null,
    }));
  }

  private async pending(accountIds: readonly string[]): Promise<Map<string, Pending>> {
    if (accountIds.length === 0) return new Map();
    const now = this.clock.now();
    const build = () =>
      this.database
        .read(AccountInvitation, 'invitation')
        .select('invitation.accountId', 'accountId')
        .addSelect('invitation.councilId', 'councilId')
        .addSelect('invitation.createdAt', 'createdAt')
        .addSelect('invitation.endsAt', 'endsAt')
        .where('invitation.accountId IN (:...accountIds) AND invitation.acceptedAt IS NULL AND invitation.revokedAt IS NULL', { accountIds })
        .orderBy('invitation.createdAt');
    const rows = await this.database.prepared('pending invitations', { accountIds }, build).rows((row) => {
      const endsAt = textOrNull(row.endsAt);
      return [String(row.accountId), { councilId: textOrNull(row.councilId), at: String(row.createdAt), isOver: endsAt !== null && endsAt <= now }] as const;
    });
    return new Map(rows);
  }
}

interface Pending {
  /** The council that invites; null: the installation. */
  readonly councilId: string | null;
  readonly at: string;
  readonly isOver: boolean;
}

interface AccountRow {
  readonly id: string;
  readonly hasPassword: boolean;
  readonly seenAt: string | null;
  readonly isDisabled: boolean;
}

function stateOf({ id, hasPassword, seenAt, isDisabled }: AccountRow, invitation: Pending | undefined): AccountState {
  if (isDisabled) return { kind: 'disabled' };
  if (hasPassword) return { kind: 'active', seenAt };
  return invitation === undefined ? NEVER : { kind: 'invited', accountId: id, ...invitation };
}

export function accountState(states: ReadonlyMap<string, AccountState>, personId: string): AccountState {
  return states.get(personId) ?? NEVER;
}
