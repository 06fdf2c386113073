import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../platform/access/access.js';
import { CurrentViewer, mayHere, type Viewer } from '../platform/access/viewer.js';
import { ActionNotAllowed } from '../platform/web/errors.js';
import { presentPartners } from './partner-list.presenter.js';
import { PartnerListQuery } from './partner-list.query.js';
import { presentPartner } from './partner-show.presenter.js';
import { PartnerShowQuery } from './partner-show.query.js';

@Controller('partenaires')
export class PartnersController {
  constructor(
    private readonly lists: PartnerListQuery,
    private readonly partners: PartnerShowQuery,
  ) {}

  @Get()
  @Access('partner.view')
  async index(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    expectMember(viewer);
    return reply.view('partners/index', presentPartners(await this.lists.load(viewer)));
  }

  @Get(':id')
  @Access('partner.view')
  async show(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    expectMember(viewer);
    return reply.view('partners/show', presentPartner(await this.partners.load(viewer, id)));
  }
}

/** The guard asks for the right in some council; the list is that of the current one. */
function expectMember(viewer: Viewer): void {
  if (!mayHere(viewer, 'partner.view')) throw new ActionNotAllowed();
}
