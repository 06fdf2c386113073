import { Injectable } from '@nestjs/common';
import { Account } from '../../people/index.js';
import { Accounts } from '../account/accounts.js';
import { commonPasswords } from './common-passwords.js';
import { refusalOf } from './password-policy.js';
import { hashPassword } from './passwords.js';

/** Whether an account may take a password, and what is kept of it. */
@Injectable()
export class NewPasswords {
  constructor(private readonly accounts: Accounts) {}

  async refusal(account: Account, password: string): Promise<string | null> {
    return refusalOf(password, await this.accounts.passwordContext(account), await commonPasswords());
  }

  hash(password: string): Promise<string> {
    return hashPassword(password);
  }
}
