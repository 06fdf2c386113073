import { Body as RequestBody, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { expectConfirmed } from '../../platform/access/confirmation.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { shortDate } from '../../platform/formatting/french.js';
import { NotVisible } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { readForm, readFormKey } from '../../platform/web/forms/form-reader.js';
import { administeredCouncil } from '../administered.js';
import type { Body } from '../body.entity.js';
import { orBeside, readDay } from '../form-page.js';
import { presentSelfNaming } from './body-form.presenter.js';
import { SelfNamingForm } from './body.forms.js';
import { BodyRepository } from './body.repository.js';
import { NamingService } from './naming.service.js';

/** The coordinator, or the chair, names himself in a group: with a reason, proved again, and its members are told. */
@Controller('administration/instances/:id/me-nommer')
export class SelfNamingController {
  constructor(
    private readonly bodies: BodyRepository,
    private readonly naming: NamingService,
    private readonly keys: FormKeys,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @Get()
  @Access('council.administer')
  async show(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const body = await this.group(viewer, id);
    expectConfirmed(request, this.clock);
    const values = { from: shortDate(this.clock.today()) };
    return reply.view('councils/administration-form', presentSelfNaming(body, { values, errors: {} }, this.ids.next()));
  }

  @Post()
  @Access('council.administer')
  async name(
    @CurrentViewer() viewer: Viewer, @Param('id') id: string, @RequestBody() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const group = await this.group(viewer, id);
    expectConfirmed(request, this.clock);
    const key = readFormKey(body);
    const reading = await readForm(SelfNamingForm, body);
    const errors: Record<string, string> = { ...reading.errors };
    const from = readDay(reading.values, 'from', errors, this.clock.today());
    if (reading.ok && from !== null) {
      const asked = { from, reason: reading.form.reason };
      const name = async () => (await this.naming.nameSelf(viewer, id, asked)).personId;
      const done = await orBeside(errors, { 'naming.already': 'reason' }, 'from', () => this.keys.once(viewer, key, { id, ...asked }, name));
      if (done !== null) return redirect(reply, `/administration/instances/${id}`, 'Vous êtes nommé dans ce groupe. Ses membres en sont informés.');
    }
    return reply.code(422).view('councils/administration-form', presentSelfNaming(group, { values: reading.values, errors }, key));
  }

  private async group(viewer: Viewer, id: string): Promise<Body> {
    const body = await this.bodies.byId(administeredCouncil(viewer), id);
    if (body.level !== 'group') throw new NotVisible();
    return body;
  }
}
