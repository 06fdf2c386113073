import { Injectable } from '@nestjs/common';
import { Account, People } from '../../people/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Settings } from '../../platform/config/settings.js';
import { Database } from '../../platform/database/database.js';
import { MailTemplates } from '../../platform/mail/mail-templates.js';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import { OutboxMessage } from '../../platform/outbox/outbox-message.entity.js';
import { NotVisible } from '../../platform/web/errors.js';
import { parseId } from '../../platform/web/forms/strict.js';

/** What the server answered, in a sentence; null: it took the mail. */
export type Trouble = string | null;

const TROUBLES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'rien ne répond à l’adresse de SMTP_URL',
  ETIMEDOUT: 'le serveur de courriel ne répond pas à temps',
  EDNS: 'le nom du serveur de courriel est inconnu',
  ENOTFOUND: 'le nom du serveur de courriel est inconnu',
  EAUTH: 'le serveur de courriel refuse l’identifiant ou le mot de passe',
  EENVELOPE: 'le serveur de courriel refuse l’adresse de l’expéditeur ou la vôtre',
  ETLS: 'le chiffrement avec le serveur de courriel échoue',
};

const TEST_MAIL = {
  subject: 'Essai des courriels de Beffroi',
  text: 'Ce courriel a été demandé depuis la page «\u00a0Courriels\u00a0» de l’installation. S’il est arrivé, les autres arriveront.',
  footer: 'Courriel d’essai, envoyé à la seule personne qui l’a demandé.',
};

/** Tries again what was given up, and tries the mail server on whoever asks. */
@Injectable()
export class InstallationMails {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly templates: MailTemplates,
    private readonly transport: MailTransport,
    private readonly settings: Settings,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Due at once, with all its attempts before it. */
  async retry(viewer: Viewer, id: string): Promise<void> {
    if (parseId(id) === null) throw new NotVisible();
    await this.database.unitOfWork(async () => {
      const message = await this.database.toChange(this.database.read(OutboxMessage, 'message').where('message.id = :id AND message.doneAt IS NULL', { id }));
      await this.database.save(Object.assign(message, { attempts: 0, dueAt: this.clock.now(), failedAt: null }));
      this.audit.record(viewer, { act: 'mail.retry', rowType: 'outbox_message', rowId: id, councilId: null });
    });
  }

  /** Outside any unit of work: a mail server may take its time. */
  async sendTest(viewer: Viewer): Promise<Trouble> {
    const account = await this.database.read(Account, 'account').where('account.id = :id', { id: viewer.accountId ?? '' }).getOne();
    if (account === null) throw new NotVisible();
    const name = (await this.people.names([account.personId])).get(account.personId) ?? '';
    const domain = /@([\w.-]+)>?\s*$/.exec(this.settings.mailFrom)?.[1] ?? 'beffroi.example';
    const { subject, text } = TEST_MAIL;
    const mail = { messageId: `essai-${this.ids.next()}@${domain}`, to: { name, address: account.email }, subject, text: `${text}\n`, html: this.templates.html('mail/test', TEST_MAIL) };
    try {
      await this.transport.send(mail);
      return null;
    } catch (error) {
      const { code } = error as { readonly code?: unknown };
      return TROUBLES[String(code)] ?? 'le serveur de courriel a refusé le message';
    }
  }
}
