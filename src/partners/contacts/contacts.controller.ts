import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ContactService, KnownPeople, type KnownPerson, type OrganisationCard, mayManagePartners, Organisations } from '../../people/index.js';
import { Access } from '../../platform/access/access.js';
import { currentCouncil, CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Ids } from '../../platform/clock/ids.js';
import { redirect } from '../../platform/web/flash.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { type FormReading, readFormKey, readVersion } from '../../platform/web/forms/form-reader.js';
import { EMPTY_FORM, type FormState } from '../../platform/web/forms/form-view.js';
import { expectContactManager } from '../partner-access.js';
import { errorsOfRefusal } from '../refusals.js';
import { ContactDeparture } from './contact-departure.js';
import { formOfContact, presentEditContact, presentNewContact } from './contact-form.presenter.js';
import { readContact, type ReadContact } from './contact.form.js';
import { ContactsQuery, type PartnerContact } from './contacts.query.js';

const FIELD_OF_RULE = { 'contact.known': 'email', 'contact.sharedName': 'familyName' };

/** Who represents an organisation: entered and corrected by who keeps the list of partners, or by the organisation itself. */
@Controller('partenaires/:id/contacts')
export class ContactsController {
  constructor(
    private readonly organisations: Organisations,
    private readonly contacts: ContactsQuery,
    private readonly known: KnownPeople,
    private readonly service: ContactService,
    private readonly departures: ContactDeparture,
    private readonly formKeys: FormKeys,
    private readonly ids: Ids,
  ) {}

  @Get('nouveau')
  @Access('partner.view')
  async fresh(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const organisation = await this.ownOrganisation(viewer, id);
    return reply.view('partners/contact-form', presentNewContact(organisation, EMPTY_FORM, this.ids.next()));
  }

  @Post()
  @Access('partner.view')
  async add(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const organisation = await this.ownOrganisation(viewer, id);
    const formKey = readFormKey(body);
    const reading = await readContact(body);
    const known = await this.knownBy(viewer, reading);
    let errors = reading.errors;
    if (reading.ok) {
      errors = known !== null && reading.form.same === null ? { same: `Cette adresse est déjà celle de ${known.name}\u00a0: dites si c’est la même personne` } : {};
      if (errors.same === undefined) {
        try {
          await this.save(viewer, organisation, formKey, reading.form, known);
          return redirect(reply, `/partenaires/${id}`, 'Le correspondant est ajouté.');
        } catch (error) {
          errors = errorsOfRefusal(error, FIELD_OF_RULE);
        }
      }
    }
    return reply.code(422).view('partners/contact-form', presentNewContact(organisation, { values: reading.values, errors }, formKey, known?.name ?? null));
  }

  @Get(':contactId/modifier')
  @Access('partner.view')
  async edit(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('contactId') contactId: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const organisation = await this.ownOrganisation(viewer, id);
    const contact = await this.contacts.byId(viewer, id, contactId);
    return this.showEdit(viewer, reply, organisation, contact, formOfContact(contact), contact.version);
  }

  @Post(':contactId/modifier')
  @Access('partner.view')
  async update(
    @CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('contactId') contactId: string, @Body() body: unknown, @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const organisation = await this.ownOrganisation(viewer, id);
    const contact = await this.contacts.byId(viewer, id, contactId);
    const version = readVersion(body);
    const reading = await readContact(body);
    let errors = reading.errors;
    if (reading.ok) {
      try {
        const { same: _same, ...values } = reading.form;
        await this.departures.edit(viewer, contact, version, values);
        return redirect(reply, `/partenaires/${id}`, 'Le correspondant est modifié.');
      } catch (error) {
        errors = errorsOfRefusal(error, FIELD_OF_RULE);
      }
    }
    void reply.code(422);
    return this.showEdit(viewer, reply, organisation, contact, { values: reading.values, errors }, version);
  }

  @Post(':contactId/ordre')
  @Access('partner.view')
  async putFirst(
    @CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('contactId') contactId: string, @Body() body: unknown, @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    await this.ownOrganisation(viewer, id);
    await this.service.putFirst(viewer, id, contactId, readVersion(body));
    return redirect(reply, `/partenaires/${id}`, 'L’ordre des correspondants est modifié.');
  }

  private async save(viewer: Viewer, { id }: OrganisationCard, formKey: string, form: ReadContact, known: KnownPerson | null): Promise<void> {
    const { same, bounces: _bounces, ...values } = form;
    const personId = same === 'yes' ? (known?.personId ?? null) : null;
    await this.formKeys.once(viewer, formKey, { ...values, id, personId }, () => this.service.add(viewer, id, values, personId));
  }

  /** Whom an address belongs to, in the whole installation, is told to who keeps the list of partners, not to a member. */
  private knownBy(viewer: Viewer, { values: { email = '' }, errors }: FormReading<ReadContact>): Promise<KnownPerson | null> {
    const isAsked = email !== '' && errors.email === undefined && mayManagePartners(viewer, currentCouncil(viewer));
    return isAsked ? this.known.byAddress(currentCouncil(viewer), email) : Promise.resolve(null);
  }

  private async showEdit(viewer: Viewer, reply: FastifyReply, organisation: OrganisationCard, contact: PartnerContact, form: FormState, version: number): Promise<FastifyReply> {
    const { current } = await this.contacts.ofOrganisation(viewer, organisation.id);
    const mayRename = await this.service.mayRename(viewer, contact.personId);
    return reply.view('partners/contact-form', presentEditContact({ organisation, contact, mayRename, isFirst: current[0]?.id === contact.id }, form, version));
  }

  private async ownOrganisation(viewer: Viewer, id: string): Promise<OrganisationCard> {
    expectContactManager(viewer, id);
    return this.organisations.cardById(currentCouncil(viewer), id);
  }
}
