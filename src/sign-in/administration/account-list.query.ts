import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type RawRow } from '../../platform/database/database.js';
import { isTrue, textOrNull } from '../../platform/database/raw-values.js';
import { NotVisible } from '../../platform/web/errors.js';
import { cutPage } from '../../platform/web/list-page.js';

export interface AccountRow {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  readonly isTechnicalAdministrator: boolean;
  readonly hasPassword: boolean;
  readonly isInvited: boolean;
  readonly disabledAt: string | null;
  readonly lastSignInAt: string | null;
  readonly factorSince: string | null;
}

/** In what state: active, closed, waiting for its first password, protected by a second factor or not. */
export const ACCOUNT_STATES = {
  active: 'a.disabled_at IS NULL AND a.password_hash IS NOT NULL',
  waiting: 'a.disabled_at IS NULL AND a.password_hash IS NULL',
  closed: 'a.disabled_at IS NOT NULL',
  protected: 'f.confirmed_at IS NOT NULL',
  unprotected: 'a.disabled_at IS NULL AND a.password_hash IS NOT NULL AND f.confirmed_at IS NULL',
} as const;

export type AccountState = keyof typeof ACCOUNT_STATES;

export interface AccountFilter {
  readonly address: string;
  readonly state: AccountState | null;
  /** Id of the last account of the page before. */
  readonly after: string | null;
}

const PAGE = 50;

/** One statement: who has an account and in what state. Nothing of what anybody reads or writes. */
const ACCOUNTS = `
  SELECT a.id, a.version, a.person_id, a.email, a.is_technical_administrator, a.disabled_at, a.last_sign_in_at, p.given_name, p.family_name,
    CASE WHEN a.password_hash IS NULL THEN 0 ELSE 1 END AS has_password, f.confirmed_at AS factor_since,
    (SELECT MIN(i.id) FROM account_invitation i WHERE i.account_id = a.id AND i.accepted_at IS NULL AND i.revoked_at IS NULL
      AND (i.ends_at IS NULL OR i.ends_at > :now)) AS invitation_id
  FROM account a JOIN person p ON p.id = a.person_id LEFT JOIN second_factor f ON f.account_id = a.id`;

const AFTER = `(p.sort_key, a.id) > (SELECT q.sort_key, b.id FROM account b JOIN person q ON q.id = b.person_id WHERE b.id = :after)`;

/** The accounts of the installation, by the names of their owners. */
@Injectable()
export class AccountListQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async page({ address, state, after }: AccountFilter): Promise<{ readonly rows: AccountRow[]; readonly next: string | null }> {
    const conditions = [`a.email LIKE :pattern ESCAPE '!'`, ...(state === null ? [] : [ACCOUNT_STATES[state]]), ...(after === null ? [] : [AFTER])];
    const text = `${ACCOUNTS} WHERE ${conditions.join(' AND ')} ORDER BY p.sort_key, a.id LIMIT ${PAGE + 1}`;
    const pattern = `%${address.toLowerCase().replace(/[!%_]/g, (sign) => `!${sign}`)}%`;
    const parameters = after === null ? {} : { after };
    const found = await this.database.sql(text, { now: this.clock.now(), pattern, ...parameters });
    return cutPage(found.map(rowOf), PAGE, ({ id }) => id);
  }

  async one(id: string): Promise<AccountRow> {
    const [found] = await this.database.sql(`${ACCOUNTS} WHERE a.id = :id`, { now: this.clock.now(), id });
    if (found === undefined) throw new NotVisible();
    return rowOf(found);
  }
}

function rowOf(row: RawRow): AccountRow {
  return {
    id: String(row.id),
    version: Number(row.version),
    personId: String(row.person_id),
    email: String(row.email),
    name: `${String(row.given_name)} ${String(row.family_name)}`,
    isTechnicalAdministrator: isTrue(row.is_technical_administrator),
    hasPassword: Number(row.has_password) === 1,
    isInvited: textOrNull(row.invitation_id) !== null,
    disabledAt: textOrNull(row.disabled_at),
    lastSignInAt: textOrNull(row.last_sign_in_at),
    factorSince: textOrNull(row.factor_since),
  };
}
