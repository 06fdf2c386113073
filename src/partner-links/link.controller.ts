import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../platform/access/access.js';
import { Settings } from '../platform/config/settings.js';
import { presentLink } from './link-page.presenter.js';
import { dropVisit, giveVisit, visitToken } from './visits/visit-cookie.js';
import { Visits } from './visits/visits.js';

const DEAD = { title: 'Ce lien n’est plus valable' };

/** The page behind the mail’s address: looked at as often as scanners like, it only asks to press its one button. */
@Controller('lien')
export class LinkController {
  constructor(
    private readonly visits: Visits,
    private readonly settings: Settings,
  ) {}

  @Get('fin')
  @Access('everyone')
  ended(@Res() reply: FastifyReply): FastifyReply {
    return reply.view('partner-links/ended', { title: 'Visite terminée' });
  }

  @Post('fin')
  @Access('reply-link')
  async end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const visit = await this.visits.liveVisit(visitToken(request) ?? '');
    if (visit !== null) await this.visits.end(visit);
    dropVisit(reply, this.settings);
    return reply.redirect('/lien/fin', 303);
  }

  @Get(':token')
  @Access('everyone')
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const link = await this.visits.liveLink(token);
    return link === null ? dead(reply) : reply.view('partner-links/link', presentLink(link, token));
  }

  @Post(':token')
  @Access('everyone')
  async open(@Param('token') token: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const link = await this.visits.liveLink(token);
    if (link === null) return dead(reply);
    giveVisit(reply, this.settings, await this.visits.open(link));
    return reply.redirect('/lien/actions', 303);
  }
}

/** One page for an unknown, altered, expired or revoked link, the same byte for byte. */
function dead(reply: FastifyReply): FastifyReply {
  return reply.code(404).view('partner-links/dead', DEAD);
}
