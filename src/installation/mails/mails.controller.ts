import { Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Settings } from '../../platform/config/settings.js';
import { redirect } from '../../platform/web/flash.js';
import { parseId } from '../../platform/web/forms/strict.js';
import { cutPage } from '../../platform/web/list-page.js';
import { InstallationMails } from './mails.service.js';
import { presentMails } from './mails.presenter.js';
import { OutboxListQuery } from './outbox-list.query.js';

const PAGE = 50;
const PATH = '/installation/courriels';

/** What waits, what was given up, and a mail to oneself. Never a recipient, never a body. */
@Controller('installation/courriels')
export class MailsController {
  constructor(
    private readonly list: OutboxListQuery,
    private readonly mails: InstallationMails,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('technical-administrator')
  async show(@Query('apres') after: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const { rows, next } = cutPage(await this.list.page(parseId(after), PAGE + 1), PAGE, ({ id }) => id);
    return reply.view('installation/mails', presentMails(rows, next, this.settings.smtpUrl !== null, this.clock.today()));
  }

  @Post('essai')
  @Access('technical-administrator')
  async test(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const trouble = await this.mails.sendTest(viewer);
    if (trouble !== null) return redirect(reply, PATH, `Le courriel d’essai n’est pas parti\u00a0: ${trouble}.`, 'retard');
    const where = this.settings.smtpUrl === null ? 'est dans le dossier data/mails du serveur' : 'est parti vers votre adresse';
    return redirect(reply, PATH, `Le courriel d’essai ${where}.`);
  }

  @Post(':id/relance')
  @Access('technical-administrator')
  async retry(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    await this.mails.retry(viewer, id);
    return redirect(reply, PATH, 'L’envoi est relancé.');
  }
}
