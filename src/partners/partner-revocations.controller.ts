import { Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Organisations } from '../people/index.js';
import { Access } from '../platform/access/access.js';
import { currentCouncil, CurrentViewer, type Viewer } from '../platform/access/viewer.js';
import { NotVisible } from '../platform/web/errors.js';
import { redirect } from '../platform/web/flash.js';
import { parseId } from '../platform/web/forms/strict.js';
import { PartnerLinks } from '../partner-links/index.js';

/** Closes the door of a link, or sends one browser away. */
@Controller('partenaires/:id')
export class PartnerRevocationsController {
  constructor(
    private readonly organisations: Organisations,
    private readonly links: PartnerLinks,
  ) {}

  @Post('liens/:linkId/retrait')
  @Access('action.answerFor')
  async revokeLink(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('linkId') linkId: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const page = await this.pageOf(viewer, id);
    await this.links.revoke(viewer, linkId);
    return redirect(reply, page, 'Le lien est retiré\u00a0: il n’ouvre plus rien.');
  }

  @Post('visites/:visitId/retrait')
  @Access('action.answerFor')
  async revokeVisit(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('visitId') visitId: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const page = await this.pageOf(viewer, id);
    await this.links.revokeVisit(viewer, visitId);
    return redirect(reply, page, 'La visite est terminée.');
  }

  private async pageOf(viewer: Viewer, id: string): Promise<string> {
    if (parseId(id) === null) throw new NotVisible();
    const { id: organisationId } = await this.organisations.byId(currentCouncil(viewer), id);
    return `/partenaires/${organisationId}`;
  }
}
