import { Injectable } from '@nestjs/common';
import { Account } from '../people/index.js';
import { STRANGER } from '../platform/access/viewer.js';
import { Throttle, waitInWords } from '../platform/access/throttle.js';
import { Audit } from '../platform/audit/audit.js';
import { Database } from '../platform/database/database.js';
import { Accounts, actOnAccount, normalEmail } from './account/accounts.js';
import { guessOf, type Origin } from './guess.js';
import { checkPassword, hashPassword, isWeaker } from './passwords/passwords.js';

export type FirstStep = { readonly account: Account } | { readonly refusal: string };

const WRONG = 'Adresse ou mot de passe incorrect.';

/** E-mail and password. The answer never says whether the address has an account. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly throttle: Throttle,
    private readonly audit: Audit,
  ) {}

  async firstStep(typedEmail: string, password: string, origin: Origin): Promise<FirstStep> {
    const account = await this.accounts.activeByEmail(typedEmail);
    const guess = guessOf('password', normalEmail(typedEmail), account?.id ?? null, origin);
    const tried = await this.throttle.attempt(
      guess,
      async () => ((await checkPassword(account?.passwordHash ?? null, password)) ? account : null),
      // In the unit that counts the try: a known address takes no longer than another.
      () => account !== null && this.audit.record(STRANGER, actOnAccount('signInRefused', account.id)),
    );
    if ('wait' in tried) return { refusal: tooMuch(tried.wait) };
    if (tried.found === null) return { refusal: WRONG };
    await this.strengthen(tried.found, password);
    return { account: tried.found };
  }

  /** A hash made with less than today's minimum is made again while the password is known. */
  private async strengthen(account: Account, password: string): Promise<void> {
    const former = account.passwordHash;
    if (former === null || !isWeaker(former)) return;
    const passwordHash = await hashPassword(password);
    await this.database.unitOfWork(() =>
      this.database.changeAll(Account, { passwordHash }, 'id = :id AND password_hash = :former', { id: account.id, former }),
    );
  }
}

function tooMuch(wait: number): string {
  return `Trop d’essais à la suite. Réessayez dans ${waitInWords(wait)}, ou choisissez un nouveau mot de passe par «\u00a0Mot de passe oublié\u00a0».`;
}
