import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { Settings } from '../../platform/config/settings.js';
import { giveCookie } from '../sessions/cookies.js';
import { Invitations } from './invitations.js';
import { CHOICE_MS } from './password-choices.js';

/** The link of an invitation: a mail scanner may open it as often as it likes, only its button counts. */
@Controller('invitation/:token')
export class InvitationController {
  constructor(
    private readonly invitations: Invitations,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Access('everyone')
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const shown = await this.invitations.shown(token);
    if (shown === null) return this.over(reply);
    return reply.view('sign-in/invitation', { title: 'Votre invitation', action: `/invitation/${encodeURIComponent(token)}`, ...shown });
  }

  @Post()
  @Access('everyone')
  async takeUp(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const browser = await this.invitations.takeUp(token, request.ip);
    if (browser === null) return this.over(reply);
    giveCookie(reply, this.settings, 'choix', browser, CHOICE_MS / 1000);
    return reply.redirect('/mot-de-passe/nouveau', 303);
  }

  private over(reply: FastifyReply): FastifyReply {
    return reply.code(404).view('sign-in/link-over', { title: 'Ce lien n’ouvre plus rien', isInvitation: true });
  }
}
