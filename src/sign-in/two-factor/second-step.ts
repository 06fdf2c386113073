import { Injectable } from '@nestjs/common';
import { Account } from '../../people/index.js';
import { Throttle, waitInWords } from '../../platform/access/throttle.js';
import { guessOf, type Origin } from '../guess.js';
import { SecondFactors } from './second-factors.js';

const WRONG = {
  code: 'Ce code n’est pas le bon, ou il a déjà servi. Recopiez celui qui s’affiche maintenant.',
  recovery: 'Ce code de secours n’est pas le bon, ou il a déjà servi.',
} as const;

/** The code after the password: five tries, then ten minutes, counted apart for a browser that the account knows. */
@Injectable()
export class SecondStep {
  constructor(
    private readonly factors: SecondFactors,
    private readonly throttle: Throttle,
  ) {}

  /** Null: the code is right; otherwise what to say. */
  async refusal(kind: 'code' | 'recovery', account: Account, typed: string, origin: Origin): Promise<string | null> {
    const guess = guessOf(kind, account.id, account.id, origin);
    const tried = await this.throttle.attempt(guess, async () => {
      const isRight = kind === 'code' ? await this.factors.accepts(account, typed) : await this.factors.acceptsRecovery(account, typed);
      return isRight ? account : null;
    });
    if ('wait' in tried) return `Cinq codes faux à la suite. Réessayez dans ${waitInWords(tried.wait)}.`;
    return tried.found === null ? WRONG[kind] : null;
  }
}
