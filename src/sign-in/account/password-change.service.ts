import { Injectable } from '@nestjs/common';
import { Account } from '../../people/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Tellings } from '../letters/tellings.js';
import { NewPasswords } from '../passwords/new-passwords.js';
import { Sessions } from '../sessions/sessions.js';
import { Accounts, actOnAccount } from './accounts.js';
import { OwnProof } from './own-proof.js';

export interface TypedPasswords {
  readonly present: string;
  readonly next: string;
}

/** A person changes her own password: the present one is asked, every session ends. */
@Injectable()
export class PasswordChangeService {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly proof: OwnProof,
    private readonly passwords: NewPasswords,
    private readonly sessions: Sessions,
    private readonly tellings: Tellings,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Null: changed. Otherwise the field and what to say of it. */
  async change(viewer: Viewer, account: Account, { present, next }: TypedPasswords, address: string): Promise<Readonly<Record<string, string>> | null> {
    const unproved = await this.proof.refusal(account, present, null, address);
    if (unproved !== null) return { presentPassword: unproved };
    const refusal = present === next ? 'Ce mot de passe est déjà le vôtre.' : await this.passwords.refusal(account, next);
    if (refusal !== null) return { password: refusal };
    const passwordHash = await this.passwords.hash(next);
    await this.database.unitOfWork(async () => {
      const row = await this.accounts.toChange(account.id);
      await this.database.save(Object.assign(row, { passwordHash, passwordChangedAt: this.clock.now() }));
      await this.sessions.endAll(viewer, account.id);
      await this.tellings.tell(account.id, 'password-changed');
      this.audit.record(viewer, actOnAccount('changePassword', account.id));
    });
    return null;
  }
}
