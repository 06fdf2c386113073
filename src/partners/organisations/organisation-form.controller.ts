import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { OrganisationService, Organisations, type OrganisationValues } from '../../people/index.js';
import { Access } from '../../platform/access/access.js';
import { currentCouncil, CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Ids } from '../../platform/clock/ids.js';
import { redirect } from '../../platform/web/flash.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { readFormKey, readVersion } from '../../platform/web/forms/form-reader.js';
import { EMPTY_FORM } from '../../platform/web/forms/form-view.js';
import { expectPartnerManager, organisationIdOf } from '../partner-access.js';
import { errorsOfRefusal } from '../refusals.js';
import { formOfOrganisation, presentEditOrganisation, presentNewOrganisation } from './organisation-form.presenter.js';
import { readOrganisation } from './organisation.form.js';

const FIELD_OF_RULE = { 'organisation.nameTaken': 'name', 'organisation.codeTaken': 'code' };

@Controller('partenaires')
export class OrganisationFormController {
  constructor(
    private readonly organisations: Organisations,
    private readonly service: OrganisationService,
    private readonly formKeys: FormKeys,
    private readonly ids: Ids,
  ) {}

  @Get('nouveau')
  @Access('contact.manage')
  fresh(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): FastifyReply {
    expectPartnerManager(viewer);
    return reply.view('partners/organisation-form', presentNewOrganisation(EMPTY_FORM, this.ids.next()));
  }

  @Post()
  @Access('contact.manage')
  async create(@CurrentViewer() viewer: Viewer, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    expectPartnerManager(viewer);
    const formKey = readFormKey(body);
    const reading = await readOrganisation(body);
    let { errors } = reading;
    if (reading.ok) {
      try {
        const id = await this.add(viewer, formKey, reading.form);
        return redirect(reply, `/partenaires/${id}`, 'Le partenaire est ajouté. Ajoutez maintenant ses correspondants.');
      } catch (error) {
        errors = errorsOfRefusal(error, FIELD_OF_RULE);
      }
    }
    return reply.code(422).view('partners/organisation-form', presentNewOrganisation({ values: reading.values, errors }, formKey));
  }

  @Get(':id/modifier')
  @Access('contact.manage')
  async edit(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const organisation = await this.changeable(viewer, id);
    return reply.view('partners/organisation-form', presentEditOrganisation(organisation, formOfOrganisation(organisation), organisation.version));
  }

  @Post(':id/modifier')
  @Access('contact.manage')
  async update(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const organisation = await this.changeable(viewer, id);
    const version = readVersion(body);
    const reading = await readOrganisation(body);
    let { errors } = reading;
    if (reading.ok) {
      try {
        await this.service.edit(viewer, id, version, reading.form);
        return redirect(reply, `/partenaires/${id}`, 'Le partenaire est modifié.');
      } catch (error) {
        errors = errorsOfRefusal(error, FIELD_OF_RULE);
      }
    }
    return reply.code(422).view('partners/organisation-form', presentEditOrganisation(organisation, { values: reading.values, errors }, version));
  }

  private add(viewer: Viewer, formKey: string, values: OrganisationValues): Promise<string> {
    return this.formKeys.once(viewer, formKey, values, () => this.service.create(viewer, values));
  }

  private async changeable(viewer: Viewer, id: string) {
    expectPartnerManager(viewer);
    return this.organisations.cardById(currentCouncil(viewer), organisationIdOf(id));
  }
}
