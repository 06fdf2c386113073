import { Injectable } from '@nestjs/common';
import { Account } from '../people/index.js';
import { Database } from '../platform/database/database.js';
import { checkPassword } from './passwords.js';
import { Sessions } from './sessions.js';
import { Throttle } from './throttle.js';

export type SignIn = { readonly token: string } | { readonly refusal: string };

const WRONG = 'Adresse ou mot de passe incorrect.';
const TOO_MUCH = 'Trop d’essais à la suite. Attendez un quart d’heure, ou demandez à votre coordination.';

/** E-mail and password. The answer never says whether the address has an account. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
  ) {}

  async signIn(typedEmail: string, password: string, origin: string): Promise<SignIn> {
    const email = typedEmail.trim().toLowerCase();
    if (await this.throttle.isTooMuch(email, origin)) return { refusal: TOO_MUCH };
    const account = await this.database
      .read(Account, 'account')
      .where('account.email = :email AND account.disabledAt IS NULL', { email })
      .getOne();
    if (await checkPassword(account?.passwordHash ?? null, password)) return { token: await this.sessions.open(account as Account) };
    await this.throttle.failed(email, origin);
    return { refusal: WRONG };
  }
}
