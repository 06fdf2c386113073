import { Injectable } from '@nestjs/common';
import { Account } from '../../people/index.js';
import { Throttle, waitInWords } from '../../platform/access/throttle.js';
import { checkPassword } from '../passwords/passwords.js';
import { SecondFactors } from '../two-factor/second-factors.js';

/** A person already signed in proves again that it is she: five tries, then ten minutes. */
@Injectable()
export class OwnProof {
  constructor(
    private readonly factors: SecondFactors,
    private readonly throttle: Throttle,
  ) {}

  /** Null: it is she. `code` null: the password alone; `password` null: the code alone; both: both. */
  async refusal(account: Account, password: string | null, code: string | null, address: string): Promise<string | null> {
    const tried = await this.throttle.attempt({ kind: 'confirmation', subject: account.id, origin: address }, async () => {
      const isPassword = password === null || (await checkPassword(account.passwordHash, password));
      const isRight = isPassword && (code === null || (await this.factors.accepts(account, code)));
      return isRight && (password !== null || code !== null) ? account : null;
    });
    if ('wait' in tried) return `Trop d’essais à la suite. Réessayez dans ${waitInWords(tried.wait)}.`;
    return tried.found === null ? 'Ce n’est pas le bon mot de passe ou le bon code.' : null;
  }
}
