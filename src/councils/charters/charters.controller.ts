import { Body as RequestBody, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { shortDate } from '../../platform/formatting/french.js';
import { redirect } from '../../platform/web/flash.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { readForm, readFormKey } from '../../platform/web/forms/form-reader.js';
import type { FormState } from '../../platform/web/forms/form-view.js';
import { cleanLine, parseId } from '../../platform/web/forms/strict.js';
import { administeredCouncil } from '../administered.js';
import { Councils } from '../councils.js';
import { orBeside, readDay } from '../form-page.js';
import { CharterForm, ORGANISATION, PaperSignatureForm, PERSON, presentNewCharter, presentPaperSignature } from './charter.forms.js';
import { presentCharter } from './charter.presenter.js';
import { CharterRepository } from './charter.repository.js';
import { CharterService } from './charter.service.js';

const FORM = 'councils/administration-form';
const HERE = '/administration/charte';

@Controller('administration/charte')
export class ChartersController {
  constructor(
    private readonly charters: CharterRepository,
    private readonly councils: Councils,
    private readonly service: CharterService,
    private readonly keys: FormKeys,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @Get()
  @Access('council.administer')
  async index(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const councilId = administeredCouncil(viewer);
    const today = this.clock.today();
    const { charterForRestricted } = await this.councils.rulesOf(councilId);
    const [versions, persons, organisations] = await Promise.all([
      this.charters.versionsOf(councilId), this.charters.persons(councilId, today, charterForRestricted), this.charters.organisations(councilId, today),
    ]);
    return reply.view('councils/charter', presentCharter({ versions, persons, organisations, today }, viewer));
  }

  @Get('nouvelle')
  @Access('council.administer')
  new(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): FastifyReply {
    administeredCouncil(viewer);
    return reply.view(FORM, presentNewCharter({ values: { adoptedOn: shortDate(this.clock.today()) }, errors: {} }, this.ids.next()));
  }

  @Post()
  @Access('council.administer')
  async adopt(@CurrentViewer() viewer: Viewer, @RequestBody() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    administeredCouncil(viewer);
    const key = readFormKey(body);
    const reading = await readForm(CharterForm, body);
    const errors: Record<string, string> = { ...reading.errors };
    const adoptedOn = readDay(reading.values, 'adoptedOn', errors, this.clock.today(), { past: true });
    if (reading.ok && adoptedOn !== null) {
      const { title, text, asksAgain } = reading.form;
      const version = { title: cleanLine(title) ?? title, text, adoptedOn, asksAgain: asksAgain === '1' };
      const done = await orBeside(errors, {}, 'adoptedOn', () => this.keys.once(viewer, key, version, () => this.service.adopt(viewer, version)));
      if (done !== null) return redirect(reply, HERE, 'La charte est adoptée.');
    }
    return reply.code(422).view(FORM, presentNewCharter({ values: reading.values, errors }, key));
  }

  @Get('signatures')
  @Access('council.administer')
  noting(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.showSignature(viewer, reply, { values: { signedOn: shortDate(this.clock.today()) }, errors: {} }, this.ids.next());
  }

  @Post('signatures')
  @Access('council.administer')
  async note(@CurrentViewer() viewer: Viewer, @RequestBody() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    administeredCouncil(viewer);
    const key = readFormKey(body);
    const reading = await readForm(PaperSignatureForm, body);
    const errors: Record<string, string> = { ...reading.errors };
    const signatory = signatoryOf(reading.values.signatory ?? '');
    if (signatory === null) errors.signatory ??= 'Choisissez qui a signé';
    const signedOn = readDay(reading.values, 'signedOn', errors, this.clock.today(), { past: true });
    if (reading.ok && signatory !== null && signedOn !== null) {
      const signature = { signatory, signedOn };
      const note = () => this.keys.once(viewer, key, signature, () => this.service.note(viewer, signature));
      if ((await orBeside(errors, { 'charter.signed': 'signatory' }, 'signedOn', note)) !== null) return redirect(reply, HERE, 'La signature est notée.');
    }
    return this.showSignature(viewer, reply.code(422), { values: reading.values, errors }, key);
  }

  private async showSignature(viewer: Viewer, reply: FastifyReply, form: FormState, key: string): Promise<FastifyReply> {
    const councilId = administeredCouncil(viewer);
    const today = this.clock.today();
    const [persons, organisations] = await Promise.all([this.charters.persons(councilId, today, false), this.charters.organisations(councilId, today)]);
    return reply.view(FORM, presentPaperSignature(form, persons, organisations, key));
  }
}

function signatoryOf(text: string): { readonly personId: string } | { readonly organisationId: string } | null {
  const id = parseId(text.slice(PERSON.length));
  if (id === null) return null;
  if (text.startsWith(PERSON)) return { personId: id };
  return text.startsWith(ORGANISATION) ? { organisationId: id } : null;
}
