import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  readonly url: string;
  readonly received: ParsedMail[];
  /** Message ids of every mail offered, those refused included. */
  readonly offered: string[];
  /** Answers « try later » (4xx) to that many mails. */
  refuseNext(times: number): void;
  /** Empties what was received and offered. */
  forget(): void;
  stop(): Promise<void>;
}

/** A real mail server on this machine: it takes mails, or refuses them for a while. */
export async function startMailServer(): Promise<MailServer> {
  const received: ParsedMail[] = [];
  const offered: string[] = [];
  let refusals = 0;
  const take = async (mail: ParsedMail): Promise<void> => {
    offered.push(mail.messageId ?? '');
    if (refusals > 0) {
      refusals -= 1;
      throw Object.assign(new Error('Try again later'), { responseCode: 451 });
    }
    received.push(mail);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then(take).then(() => done(), (error: Error) => done(error));
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    offered,
    refuseNext: (times) => { refusals = times; },
    forget: () => {
      received.length = 0;
      offered.length = 0;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
