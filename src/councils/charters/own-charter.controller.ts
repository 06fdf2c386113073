import { Body as RequestBody, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { ActionNotAllowed, NotVisible } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { fieldsOf, readForm, readFormKey } from '../../platform/web/forms/form-reader.js';
import { EMPTY_FORM, type FormState } from '../../platform/web/forms/form-view.js';
import { parseId } from '../../platform/web/forms/strict.js';
import { orBeside } from '../form-page.js';
import { OwnSignatureForm } from './charter.forms.js';
import { presentOwnCharter } from './charter.presenter.js';
import { CharterRepository } from './charter.repository.js';
import { CharterService } from './charter.service.js';

/** Each person reads the charter of the current council and signs it with her own hand. */
@Controller('charte')
export class OwnCharterController {
  constructor(
    private readonly charters: CharterRepository,
    private readonly service: CharterService,
    private readonly keys: FormKeys,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @Get()
  @Access('signed-in')
  show(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.page(viewer, reply, EMPTY_FORM, this.ids.next());
  }

  @Post()
  @Access('signed-in')
  async sign(@CurrentViewer() viewer: Viewer, @RequestBody() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const key = readFormKey(body);
    const charterId = parseId(fieldsOf(body).charter);
    const reading = await readForm(OwnSignatureForm, body);
    const errors: Record<string, string> = { ...reading.errors };
    if (charterId === null) throw new NotVisible();
    if (reading.values.read !== '1') errors.read = 'Cochez la case pour signer';
    if (Object.keys(errors).length === 0) {
      const sign = () => this.keys.once(viewer, key, { charterId }, () => this.service.sign(viewer, charterId));
      if ((await orBeside(errors, {}, 'read', sign)) !== null) return redirect(reply, '/charte', 'Votre signature est enregistrée.');
    }
    return this.page(viewer, reply.code(422), { values: reading.values, errors }, key);
  }

  private async page(viewer: Viewer, reply: FastifyReply, form: FormState, key: string): Promise<FastifyReply> {
    const { currentCouncilId: councilId, personId } = viewer;
    if (councilId === null || personId === null) throw new ActionNotAllowed();
    const today = this.clock.today();
    const charter = await this.charters.current(councilId, today);
    return reply.view('councils/own-charter', presentOwnCharter(charter, await this.charters.ownSignature(councilId, personId, today), form, key, today));
  }
}
