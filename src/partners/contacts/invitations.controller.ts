import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Organisations } from '../../people/index.js';
import { Access } from '../../platform/access/access.js';
import { currentCouncil, CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Ids } from '../../platform/clock/ids.js';
import { redirect } from '../../platform/web/flash.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { readChoices, readFormKey } from '../../platform/web/forms/form-reader.js';
import type { FormState } from '../../platform/web/forms/form-view.js';
import { organisationIdOf } from '../partner-access.js';
import { ContactInvitations } from './invitations.js';
import { presentInvitations } from './invitations.presenter.js';

/** One person invited from the page of her organisation, or all those who sit and cannot sign in yet. */
@Controller('partenaires')
export class ContactInvitationsController {
  constructor(
    private readonly invitations: ContactInvitations,
    private readonly organisations: Organisations,
    private readonly formKeys: FormKeys,
    private readonly ids: Ids,
  ) {}

  @Get('invitations')
  @Access('account.invite')
  async list(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.show(viewer, reply, null, this.ids.next());
  }

  @Post('invitations')
  @Access('account.invite')
  async inviteAll(@CurrentViewer() viewer: Viewer, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const formKey = readFormKey(body);
    const contactIds = readChoices(body, 'contacts');
    if (contactIds.length === 0) {
      void reply.code(422);
      return this.show(viewer, reply, { values: { contacts: [] }, errors: { contacts: 'Cochez au moins une personne' } }, formKey);
    }
    await this.formKeys.once(viewer, formKey, { contactIds }, async () => String(await this.invitations.inviteAll(viewer, contactIds)));
    return redirect(reply, '/partenaires', 'Les invitations partent par courriel.');
  }

  @Post(':id/contacts/:contactId/invitation')
  @Access('account.invite')
  async invite(
    @CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('contactId') contactId: string, @Body() body: unknown, @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const organisationId = organisationIdOf(id);
    await this.formKeys.once(viewer, readFormKey(body), { organisationId, contactId }, () => this.invitations.invite(viewer, organisationId, contactId));
    return redirect(reply, `/partenaires/${id}`, 'L’invitation part par courriel.');
  }

  @Post(':id/contacts/:contactId/invitation/retrait')
  @Access('account.invite')
  async revoke(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('contactId') contactId: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    await this.invitations.revoke(viewer, organisationIdOf(id), contactId);
    return redirect(reply, `/partenaires/${id}`, 'L’invitation est retirée\u00a0: son courriel n’ouvre plus rien.');
  }

  private async show(viewer: Viewer, reply: FastifyReply, form: FormState | null, formKey: string): Promise<FastifyReply> {
    const waiting = await this.invitations.waiting(viewer);
    const organisations = await this.organisations.ofCouncil(currentCouncil(viewer));
    return reply.view('partners/invitations', presentInvitations(waiting, organisations, form, formKey));
  }
}
