import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../platform/access/viewer.js';
import { presentAccessibility } from './accessibility.presenter.js';
import { LegalFacts } from './legal-facts.js';
import { presentLegal } from './legal.presenter.js';
import { presentPersonalData } from './personal-data.presenter.js';
import { presentSiteMap } from './site-map.presenter.js';

/** Help and law, for whoever comes. They say what is true of this installation, and what nobody has said yet. */
@Controller()
export class GuideController {
  constructor(private readonly facts: LegalFacts) {}

  @Get('aide')
  @Access('everyone')
  help(@Res() reply: FastifyReply): FastifyReply {
    return reply.view('guide/help', { title: 'Aide' });
  }

  @Get('plan-du-site')
  @Access('everyone')
  siteMap(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): FastifyReply {
    return reply.view('guide/site-map', presentSiteMap(viewer));
  }

  @Get('accessibilite')
  @Access('everyone')
  async accessibility(@Res() reply: FastifyReply): Promise<FastifyReply> {
    return reply.view('guide/accessibility', presentAccessibility(await this.facts.installation()));
  }

  @Get('mentions-legales')
  @Access('everyone')
  async legal(@Res() reply: FastifyReply): Promise<FastifyReply> {
    return reply.view('guide/legal', presentLegal(await this.facts.installation()));
  }

  @Get('donnees-personnelles')
  @Access('everyone')
  async personalData(@Res() reply: FastifyReply): Promise<FastifyReply> {
    return reply.view('guide/personal-data', presentPersonalData(await this.facts.dataContacts()));
  }
}
