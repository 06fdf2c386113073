import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { Keys } from '../keys.js';
import { RecoveryCode } from './recovery-code.entity.js';

export const CODES_AT_ONCE = 10;
const HALF = 5;
/** No sign that reads as another: no i, l, o, u. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';

/** Codes to enter once each without the telephone. Shown when they are made, kept hashed. All calls but `left` inside a unit. */
@Injectable()
export class RecoveryCodes {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Ten new ones; those of before open nothing any more. */
  async renew(accountId: string): Promise<string[]> {
    await this.forget(accountId);
    const codes = Array.from({ length: CODES_AT_ONCE }, newCode);
    for (const code of codes) {
      const row = { id: this.ids.next(), accountId, codeHash: this.hashOf(accountId, code), createdAt: this.clock.now(), usedAt: null };
      await this.database.insert(Object.assign(new RecoveryCode(), row));
    }
    return codes;
  }

  /** True when the code was the account's and had never served; it never serves again. */
  async use(accountId: string, typed: string): Promise<boolean> {
    const codeHash = this.hashOf(accountId, typed);
    const where = 'account_id = :accountId AND code_hash = :codeHash AND used_at IS NULL';
    return (await this.database.changeAll(RecoveryCode, { usedAt: this.clock.now() }, where, { accountId, codeHash })) === 1;
  }

  async forget(accountId: string): Promise<void> {
    await this.database.removeAll(RecoveryCode, 'account_id = :accountId', { accountId });
  }

  left(accountId: string): Promise<number> {
    return this.database.read(RecoveryCode, 'code').where('code.accountId = :accountId AND code.usedAt IS NULL', { accountId }).getCount();
  }

  private hashOf(accountId: string, typed: string): string {
    return Buffer.from(this.keys.sign('recovery', `${accountId} ${normal(typed)}`), 'base64url').toString('hex');
  }
}

function newCode(): string {
  const signs = Array.from({ length: 2 * HALF }, () => SIGNS[randomInt(SIGNS.length)] ?? '');
  return `${signs.slice(0, HALF).join('')}-${signs.slice(HALF).join('')}`;
}

/** As written by hand: capitals, spaces, a letter O for a zero. */
function normal(typed: string): string {
  return typed.toLowerCase().replace(/[^a-z0-9]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
}
