import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { MovableClock } from '../../../src/platform/clock/clock.js';
import { Settings } from '../../../src/platform/config/settings.js';
import { type Mail, MailRefused, MailTransport } from '../../../src/platform/mail/mail-transport.js';

const MAIL: Mail = {
  messageId: 'action-0197a2.1@beffroi.example',
  to: { name: 'Nadia Ferrand, Brune Habitat', address: 'nadia.ferrand@brune-habitat.example' },
  subject: 'Deux actions vous attendent : éclairage, œuvre d’été',
  text: 'Bonjour,\n\nPoser l’éclairage du passage « des Combes ».\n',
  html: '<p>Poser l’éclairage du passage « des Combes ».</p>',
};

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'beffroi-mail-'));
});

afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

function transport(smtpUrl: string | undefined): MailTransport {
  const settings = new Settings({ DATA_DIR: dataDir, SMTP_URL: smtpUrl, MAIL_FROM: 'Carnet de Valbrune <carnet@valbrune.example>', SECRET_KEY: 'k'.repeat(32) });
  return new MailTransport(settings, new MovableClock('2026-02-19T09:00:00.000Z'));
}

describe('a mail through a server', () => {
  let server: SMTPServer;
  let received: ParsedMail[];
  let refusing: boolean;

  beforeEach(async () => {
    received = [];
    refusing = false;
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        simpleParser(stream).then(
          (mail) => {
            if (refusing) return done(new Error('mailbox full'));
            received.push(mail);
            done();
          },
          (error: Error) => done(error),
        );
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  const url = (): string => `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;

  it('arrives with its words, both forms and its own message id', async () => {
    await transport(url()).send(MAIL);
    const [mail] = received;
    expect(mail?.subject).toBe(MAIL.subject);
    expect(mail?.text).toContain('Poser l’éclairage du passage « des Combes ».');
    expect(mail?.html).toContain(MAIL.html);
    expect(mail?.messageId).toBe('<action-0197a2.1@beffroi.example>');
    expect(mail?.date?.toISOString()).toBe('2026-02-19T09:00:00.000Z');
    expect(mail?.from?.value).toEqual([{ name: 'Carnet de Valbrune', address: 'carnet@valbrune.example' }]);
    expect(mail?.to).toMatchObject({ value: [{ name: 'Nadia Ferrand, Brune Habitat', address: 'nadia.ferrand@brune-habitat.example' }] });
    expect(mail?.attachments).toEqual([]);
  });

  it('keeps the same message id when it is sent again', async () => {
    const post = transport(url());
    await post.send(MAIL);
    await post.send(MAIL);
    expect(received.map((each) => each.messageId)).toEqual(['<action-0197a2.1@beffroi.example>', '<action-0197a2.1@beffroi.example>']);
  });

  it('is a failure when the server does not take it', async () => {
    refusing = true;
    await expect(transport(url()).send(MAIL)).rejects.toThrow('mailbox full');
    expect(received).toEqual([]);
  });

  it('lets nobody write a header', async () => {
    const post = transport(url());
    const forged: readonly Mail[] = [
      { ...MAIL, subject: 'Réunion\r\nBcc: autre@ailleurs.example' },
      { ...MAIL, to: { ...MAIL.to, name: 'Nadia\nBcc: autre@ailleurs.example' } },
      { ...MAIL, to: { ...MAIL.to, address: 'nadia@brune.example, autre@ailleurs.example' } },
      { ...MAIL, messageId: 'a@b>\r\nBcc: autre@ailleurs.example' },
    ];
    for (const each of forged) await expect(post.send(each)).rejects.toThrow(MailRefused);
    expect(received).toEqual([]);
  });
});

it('is a failure when no server answers', async () => {
  await expect(transport('smtp://127.0.0.1:1').send(MAIL)).rejects.toThrow();
});

describe('a mail without a server', () => {
  it('is a file in the data folder, whole and readable by any mail program', async () => {
    await transport(undefined).send(MAIL);
    const files = await readdir(join(dataDir, 'mails'));
    expect(files).toEqual(['2026-02-19T09-00-00.000Z-action-0197a2.1@beffroi.example.eml']);
    const mail = await simpleParser(await readFile(join(dataDir, 'mails', files[0] ?? '')));
    expect(mail.subject).toBe(MAIL.subject);
    expect(mail.text).toContain('« des Combes »');
    expect(mail.messageId).toBe('<action-0197a2.1@beffroi.example>');
  });

  it('refuses forged headers too, and leaves nothing behind', async () => {
    await expect(transport(undefined).send({ ...MAIL, subject: 'a\nb' })).rejects.toThrow(MailRefused);
    await expect(transport(undefined).send({ ...MAIL, messageId: '../../evil@x' })).rejects.toThrow(MailRefused);
    expect(await readdir(dataDir)).toEqual([]);
  });
});
