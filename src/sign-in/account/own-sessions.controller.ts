import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Settings } from '../../platform/config/settings.js';
import { Database } from '../../platform/database/database.js';
import { NotVisible } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { parseId } from '../../platform/web/forms/strict.js';
import { dropCookie } from '../sessions/cookies.js';
import { OwnSessionsQuery } from '../sessions/own-sessions.query.js';
import { Sessions } from '../sessions/sessions.js';
import { presentSessions } from './account.presenter.js';
import { OwnAccount } from './own-account.js';

@Controller('compte/sessions')
export class OwnSessionsController {
  constructor(
    private readonly own: OwnAccount,
    private readonly query: OwnSessionsQuery,
    private readonly sessions: Sessions,
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('signed-in')
  async show(@CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const account = await this.own.of(viewer);
    return reply.view('sign-in/account/sessions', presentSessions(await this.query.of(account.id, this.own.tokenOf(request)), this.clock.today()));
  }

  /** « Se déconnecter partout », here too. */
  @Post('fin')
  @Access('signed-in')
  async endAll(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const account = await this.own.of(viewer);
    await this.database.unitOfWork(() => this.sessions.endAll(viewer, account.id));
    dropCookie(reply, this.settings, '');
    void reply.header('clear-site-data', '"cache", "storage"');
    return reply.redirect('/connexion', 303);
  }

  @Post(':id/fin')
  @Access('signed-in')
  async endOne(@Param('id') id: string, @CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const sessionId = parseId(id);
    if (sessionId === null) throw new NotVisible();
    await this.sessions.endOne(viewer, sessionId);
    return redirect(reply, '/compte/sessions', 'Cette session a pris fin.');
  }
}
