import { Body as RequestBody, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { currentCouncil, CurrentViewer, mayHere, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { shortDate } from '../../platform/formatting/french.js';
import { ActionNotAllowed } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { readForm, readFormKey, readVersion } from '../../platform/web/forms/form-reader.js';
import { EMPTY_FORM, type FormState } from '../../platform/web/forms/form-view.js';
import { cleanLine } from '../../platform/web/forms/strict.js';
import { administeredCouncil } from '../administered.js';
import { BODY_KINDS } from '../council-words.js';
import { Councils } from '../councils.js';
import { orBeside, readDay } from '../form-page.js';
import { CompositionQuery } from '../seats/composition.query.js';
import { BodyListQuery } from './body-list.query.js';
import { presentBodies } from './body-list.presenter.js';
import { presentBody } from './body-show.presenter.js';
import { presentEditBody, presentEndBody, presentNewBody } from './body-form.presenter.js';
import { BodyNamesForm, EndForm, NewBodyForm } from './body.forms.js';
import { BodyRepository } from './body.repository.js';
import { kindsLeft } from './body.rules.js';
import { BodyService } from './body.service.js';

const FORM = 'councils/administration-form';

@Controller('administration/instances')
export class BodiesController {
  constructor(
    private readonly bodies: BodyRepository,
    private readonly list: BodyListQuery,
    private readonly composition: CompositionQuery,
    private readonly councils: Councils,
    private readonly service: BodyService,
    private readonly keys: FormKeys,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** For those who may know that each body exists: chair, coordinator, DPO, who are also those who read the journal. */
  @Get()
  @Access('journal.view')
  async index(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    if (!mayHere(viewer, 'journal.view')) throw new ActionNotAllowed();
    return reply.view('councils/bodies-index', presentBodies(await this.list.of(currentCouncil(viewer), this.clock.today()), viewer));
  }

  @Get('nouvelle')
  @Access('council.administer')
  new(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.showNew(viewer, reply, EMPTY_FORM, this.ids.next());
  }

  @Post()
  @Access('council.administer')
  async create(@CurrentViewer() viewer: Viewer, @RequestBody() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    administeredCouncil(viewer);
    const key = readFormKey(body);
    const reading = await readForm(NewBodyForm, body);
    const errors: Record<string, string> = { ...reading.errors };
    if (reading.ok) {
      const { kind, level = null, series = '' } = reading.form;
      const asked = { kind, level, series: series.trim().toUpperCase(), ...namesOf(reading.form) };
      const beside = { 'body.alone': 'kind', 'body.level': 'level', 'body.series': 'series' };
      const id = await orBeside(errors, beside, 'name', () => this.keys.once(viewer, key, asked, () => this.service.create(viewer, asked)));
      if (id !== null) return redirect(reply, `/administration/instances/${id}`, 'L’instance est créée.');
    }
    return this.showNew(viewer, reply.code(422), { values: reading.values, errors }, key);
  }

  @Get(':id')
  @Access('council.administer')
  async show(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const councilId = administeredCouncil(viewer);
    const body = await this.bodies.byId(councilId, id);
    const today = this.clock.today();
    const rules = await this.councils.rulesOf(councilId);
    const asksCharter = body.level === 'group' || (body.level === 'restricted' && rules.charterForRestricted);
    return reply.view('councils/body', presentBody({ body, seats: await this.composition.on(id, today), asksCharter, viewerId: viewer.personId, today }));
  }

  @Get(':id/modifier')
  @Access('council.administer')
  async edit(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const body = await this.bodies.byId(administeredCouncil(viewer), id);
    const values = { name: body.name, shortName: body.shortName, purpose: body.purpose ?? '' };
    return reply.view(FORM, presentEditBody(body, { values, errors: {} }, body.version));
  }

  @Post(':id/modifier')
  @Access('council.administer')
  async update(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @RequestBody() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const known = await this.bodies.byId(administeredCouncil(viewer), id);
    const version = readVersion(body);
    const reading = await readForm(BodyNamesForm, body);
    if (!reading.ok) return reply.code(422).view(FORM, presentEditBody(known, reading, version));
    await this.service.edit(viewer, id, version, namesOf(reading.form));
    return redirect(reply, `/administration/instances/${id}`, 'L’instance est modifiée.');
  }

  @Get(':id/fin')
  @Access('council.administer')
  async ending(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const body = await this.bodies.byId(administeredCouncil(viewer), id);
    return reply.view(FORM, presentEndBody(body, { values: { on: shortDate(this.clock.today()) }, errors: {} }, body.version));
  }

  @Post(':id/fin')
  @Access('council.administer')
  async end(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @RequestBody() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const known = await this.bodies.byId(administeredCouncil(viewer), id);
    const version = readVersion(body);
    const reading = await readForm(EndForm, body);
    const errors: Record<string, string> = { ...reading.errors };
    const on = readDay(reading.values, 'on', errors, this.clock.today(), { past: true });
    if (reading.ok && on !== null) {
      const ended = await orBeside(errors, {}, 'on', () => this.service.end(viewer, id, version, on).then(() => true));
      if (ended === true) return redirect(reply, `/administration/instances/${id}`, 'L’instance a pris fin.');
    }
    return reply.code(422).view(FORM, presentEndBody(known, { values: reading.values, errors }, version));
  }

  private async showNew(viewer: Viewer, reply: FastifyReply, form: FormState, key: string): Promise<FastifyReply> {
    const kinds = kindsLeft(BODY_KINDS, await this.bodies.ofCouncil(administeredCouncil(viewer)));
    return reply.view(FORM, presentNewBody(form, kinds, key));
  }
}

function namesOf({ name, shortName, purpose }: BodyNamesForm) {
  return { name: cleanLine(name) ?? name, shortName: cleanLine(shortName) ?? shortName, purpose: purpose ?? null };
}
