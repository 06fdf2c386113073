import { Injectable } from '@nestjs/common';
import { Account } from '../../people/index.js';
import { Settings } from '../../platform/config/settings.js';
import { MailTemplates } from '../../platform/mail/mail-templates.js';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import { Accounts } from '../account/accounts.js';
import { type AccountLetter, textOf } from './letter.js';

/** Gives the letters of an account to the transport. Called by the outbox, outside any unit of work. */
@Injectable()
export class AccountMails {
  constructor(
    private readonly accounts: Accounts,
    private readonly templates: MailTemplates,
    private readonly transport: MailTransport,
    private readonly settings: Settings,
  ) {}

  /** `key` is the same for every attempt, so that a mail received twice is known for one. */
  async send(account: Pick<Account, 'email' | 'personId'>, key: string, letter: AccountLetter): Promise<void> {
    const domain = /@([\w.-]+)>?\s*$/.exec(this.settings.mailFrom)?.[1] ?? 'beffroi.example';
    const to = { name: await this.accounts.nameOf(account), address: account.email };
    const html = this.templates.html('mail/account', letter);
    await this.transport.send({ messageId: `compte-${key}@${domain}`, to, subject: letter.subject, text: textOf(letter), html });
  }

  address(path: string): string {
    return `${this.settings.baseUrl}${path}`;
  }
}
