import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../platform/access/viewer.js';
import { NotVisible } from '../platform/web/errors.js';
import { redirect } from '../platform/web/flash.js';
import { FormKeys } from '../platform/web/forms/form-keys.js';
import { fieldsOf, readFormKey } from '../platform/web/forms/form-reader.js';
import { parseId } from '../platform/web/forms/strict.js';
import { LinkMails } from '../notifications/index.js';
import { organisationIdOf } from './partner-access.js';

/** « Envoyer un nouveau lien »: a mail leaves with every action that the organisation may answer by link. */
@Controller('partenaires/:id/liens')
export class LinkRequestsController {
  constructor(
    private readonly links: LinkMails,
    private readonly formKeys: FormKeys,
  ) {}

  @Post()
  @Access('action.answerFor')
  async ask(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const organisationId = organisationIdOf(id);
    const personId = personOf(body);
    await this.formKeys.once(viewer, readFormKey(body), { organisationId, personId }, async () => {
      await this.links.ask(viewer, organisationId, personId);
      return organisationId;
    });
    return redirect(reply, `/partenaires/${id}`, 'Le lien part par courriel.');
  }
}

/** The first contact with an address when nobody is named. */
function personOf(body: unknown): string | null {
  const { person = '' } = fieldsOf(body);
  if (person !== '' && parseId(person) === null) throw new NotVisible();
  return parseId(person);
}
