import { Injectable } from '@nestjs/common';
import { Account, People } from '../../people/index.js';
import { STRANGER, type Viewer } from '../../platform/access/viewer.js';
import type { Act } from '../../platform/audit/audit.js';
import { Database } from '../../platform/database/database.js';
import type { PasswordContext } from '../passwords/password-policy.js';
import { Viewers } from '../viewers.js';

/** Accounts that may sign in, and what the choice of a password must know of their owner. */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly viewers: Viewers,
  ) {}

  activeByEmail(typed: string): Promise<Account | null> {
    const email = normalEmail(typed);
    return this.active().andWhere('account.email = :email', { email }).getOne();
  }

  activeById(id: string): Promise<Account | null> {
    return this.active().andWhere('account.id = :id', { id }).getOne();
  }

  /** Inside a unit, locked. */
  toChange(id: string): Promise<Account> {
    return this.database.toChange(this.active().andWhere('account.id = :id', { id }));
  }

  async nameOf({ personId }: Pick<Account, 'personId'>): Promise<string> {
    return (await this.people.names([personId])).get(personId) ?? '';
  }

  async passwordContext(account: Account): Promise<PasswordContext> {
    const councils = await this.viewers.factsOf(account.personId);
    const words = [await this.nameOf(account), account.email.split('@')[0] ?? '', ...councils.map(({ name }) => name)];
    return { isTechnicalAdministrator: account.isTechnicalAdministrator, words };
  }

  private active() {
    return this.database.read(Account, 'account').where('account.disabledAt IS NULL');
  }
}

export function normalEmail(typed: string): string {
  return typed.trim().toLowerCase();
}

/** The person behind a form sent without session: the journal names her account. */
export function ownerOf(account: Pick<Account, 'id' | 'personId'>): Viewer {
  return { ...STRANGER, kind: 'session', accountId: account.id, personId: account.personId };
}

export function actOnAccount(verb: string, accountId: string): Act {
  return { act: `account.${verb}`, rowType: 'account', rowId: accountId, councilId: null };
}
