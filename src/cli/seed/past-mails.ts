import { Injectable } from '@nestjs/common';
import { MailTransport } from '../../platform/mail/mail-transport.js';

/** Mails of the past are recorded as sent; nobody is written to again. */
@Injectable()
export class PastMails extends MailTransport {
  override async send(): Promise<void> {
    // Nothing leaves.
  }
}
