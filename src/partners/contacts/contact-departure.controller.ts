import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type OrganisationCard, Organisations } from '../../people/index.js';
import { Access } from '../../platform/access/access.js';
import { currentCouncil, CurrentViewer, mayHere, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotVisible } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { readVersion } from '../../platform/web/forms/form-reader.js';
import type { FormState } from '../../platform/web/forms/form-view.js';
import { readDeparture } from '../departure.form.js';
import { departureToday, presentContactDeparture } from '../departure.presenter.js';
import { expectContactManager } from '../partner-access.js';
import { SeatsQuery } from '../seats.query.js';
import { ContactDeparture } from './contact-departure.js';
import { ContactsQuery, type PartnerContact } from './contacts.query.js';

@Controller('partenaires/:id/contacts/:contactId/depart')
export class ContactDepartureController {
  constructor(
    private readonly organisations: Organisations,
    private readonly contacts: ContactsQuery,
    private readonly seats: SeatsQuery,
    private readonly departures: ContactDeparture,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('partner.view')
  async ask(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('contactId') contactId: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const { organisation, contact } = await this.current(viewer, id, contactId);
    return this.show(viewer, reply, organisation, contact, departureToday(this.clock.today()), contact.version);
  }

  @Post()
  @Access('partner.view')
  async end(
    @CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('contactId') contactId: string, @Body() body: unknown, @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { organisation, contact } = await this.current(viewer, id, contactId);
    const version = readVersion(body);
    const reading = await readDeparture(body, this.clock.today());
    if (!reading.ok) {
      void reply.code(422);
      return this.show(viewer, reply, organisation, contact, reading, version);
    }
    await this.departures.end(viewer, id, contactId, version, reading.form.endedOn);
    // Who ends her own contact no longer keeps those of the organisation, but still reads its page.
    return redirect(reply, `/partenaires/${id}`, 'Le départ est enregistré, ses liens sont fermés.');
  }

  private async current(viewer: Viewer, id: string, contactId: string): Promise<{ organisation: OrganisationCard; contact: PartnerContact }> {
    expectContactManager(viewer, id);
    const organisation = await this.organisations.cardById(currentCouncil(viewer), id);
    const contact = await this.contacts.byId(viewer, id, contactId);
    if (contact.endedOn !== null) throw new NotVisible();
    return { organisation, contact };
  }

  private async show(viewer: Viewer, reply: FastifyReply, organisation: OrganisationCard, contact: PartnerContact, form: FormState, version: number): Promise<FastifyReply> {
    const seats = (await this.seats.readableBy(viewer, organisation.id)).filter(({ personId }) => personId === contact.personId);
    return reply.view('partners/departure', presentContactDeparture(organisation, contact, seats, form, version, mayHere(viewer, 'council.administer')));
  }
}
