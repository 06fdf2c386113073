import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type OrganisationCard, OrganisationService, Organisations } from '../../people/index.js';
import { Access } from '../../platform/access/access.js';
import { currentCouncil, CurrentViewer, mayHere, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotVisible } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { readVersion } from '../../platform/web/forms/form-reader.js';
import type { FormState } from '../../platform/web/forms/form-view.js';
import { readDeparture } from '../departure.form.js';
import { departureToday, presentOrganisationDeparture } from '../departure.presenter.js';
import { expectPartnerManager, organisationIdOf } from '../partner-access.js';
import { OrganisationDeparture } from './organisation-departure.js';

@Controller('partenaires/:id')
export class OrganisationDepartureController {
  constructor(
    private readonly organisations: Organisations,
    private readonly service: OrganisationService,
    private readonly departures: OrganisationDeparture,
    private readonly clock: Clock,
  ) {}

  @Get('depart')
  @Access('contact.manage')
  async ask(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const organisation = await this.current(viewer, id);
    return this.show(viewer, reply, organisation, departureToday(this.clock.today()), organisation.version);
  }

  @Post('depart')
  @Access('contact.manage')
  async end(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const organisation = await this.current(viewer, id);
    const version = readVersion(body);
    const reading = await readDeparture(body, this.clock.today());
    if (!reading.ok) {
      void reply.code(422);
      return this.show(viewer, reply, organisation, reading, version);
    }
    await this.departures.end(viewer, id, version, reading.form.endedOn);
    return redirect(reply, `/partenaires/${id}`, 'Cette organisation ne participe plus.');
  }

  @Post('retour')
  @Access('contact.manage')
  async reopen(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    expectPartnerManager(viewer);
    await this.service.reopen(viewer, organisationIdOf(id), readVersion(body));
    return redirect(reply, `/partenaires/${id}`, 'Cette organisation participe de nouveau.');
  }

  private async current(viewer: Viewer, id: string): Promise<OrganisationCard> {
    expectPartnerManager(viewer);
    const organisation = await this.organisations.cardById(currentCouncil(viewer), organisationIdOf(id));
    if (organisation.endedOn !== null) throw new NotVisible();
    return organisation;
  }

  private async show(viewer: Viewer, reply: FastifyReply, organisation: OrganisationCard, form: FormState, version: number): Promise<FastifyReply> {
    const work = await this.departures.standing(viewer, organisation.id);
    return reply.view('partners/departure', presentOrganisationDeparture(organisation, work, form, version, mayHere(viewer, 'council.administer')));
  }
}
