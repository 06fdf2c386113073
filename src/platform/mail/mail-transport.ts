import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Clock } from '../clock/clock.js';
import { Settings } from '../config/settings.js';

export interface Mail {
  /** Given by the caller and the same on a repeat, so that a mail sent twice can be recognised. Without angle brackets. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export class MailRefused extends Error {}

/** What hangs is a failure: the outbox tries again later. */
const TIME_LIMITS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

const LINE_BREAK = /[\r\n\0]/;
const ADDRESS = /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/;
const MESSAGE_ID = /^[\w.+-]+@[\w.-]+$/;

/** Carries one mail to the server of `SMTP_URL`, or without one writes it as a file in the data folder. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly server: { send(message: object): Promise<unknown>; close(): void } | null;
  private readonly folder: string;

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {
    this.server = settings.smtpUrl === null ? null : smtpServer(settings.smtpUrl);
    this.folder = join(settings.dataDir, 'mails');
  }

  /** Resolves once the server has taken the mail, or the file is whole; rejects otherwise. */
  async send(mail: Mail): Promise<void> {
    checkHeaders(mail);
    const message = this.messageOf(mail);
    if (this.server === null) await this.write(mail, message);
    else await this.server.send(message);
  }

  onApplicationShutdown(): void {
    this.server?.close();
  }

  private messageOf(mail: Mail): object {
    return {
      from: this.settings.mailFrom,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${mail.messageId}>`,
      date: this.clock.now(),
      // Out-of-office answers to a machine help nobody.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  }

  /** Written beside, then renamed: whoever watches the folder never reads half a mail. */
  private async write(mail: Mail, message: object): Promise<void> {
    const bytes = await asBytes(message);
    const name = `${this.clock.now().replaceAll(':', '-')}-${mail.messageId}.eml`;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const unfinished = join(this.folder, `.${name}.part`);
    await writeFile(unfinished, bytes, { mode: 0o600 });
    await rename(unfinished, join(this.folder, name));
  }
}

function smtpServer(url: string): { send(message: object): Promise<unknown>; close(): void } {
  const transporter = createTransport({ url, ...TIME_LIMITS });
  return { send: (message) => transporter.sendMail(message), close: () => transporter.close() };
}

async function asBytes(message: object): Promise<Buffer> {
  const made = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(message);
  if (!Buffer.isBuffer(made.message)) throw new MailRefused('no bytes were made of the mail');
  return made.message;
}

/** A line break in a header would let somebody write headers of their own. */
function checkHeaders(mail: Mail): void {
  const broken = [mail.messageId, mail.to.name, mail.to.address, mail.subject].some((each) => LINE_BREAK.test(each));
  if (broken) throw new MailRefused('a line break stands in a header');
  if (!ADDRESS.test(mail.to.address)) throw new MailRefused('the address is not one address');
  if (!MESSAGE_ID.test(mail.messageId)) throw new MailRefused('the message id is not of the form part@domain');
}
