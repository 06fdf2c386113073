import { Body as RequestBody, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Organisations } from '../../people/index.js';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { shortDate } from '../../platform/formatting/french.js';
import { NotVisible } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { readChoices, readForm, readFormKey } from '../../platform/web/forms/form-reader.js';
import type { FormState } from '../../platform/web/forms/form-view.js';
import { cleanLine, parseId } from '../../platform/web/forms/strict.js';
import { administeredCouncil } from '../administered.js';
import { orBeside, readDay } from '../form-page.js';
import { CompositionQuery } from '../seats/composition.query.js';
import { CouncilPeople } from '../seats/council-people.js';
import { SeatService } from '../seats/seat.service.js';
import { presentNaming, presentNewSeats } from './body-form.presenter.js';
import { NamingForm, SeatsForm } from './body.forms.js';
import { BodyRepository } from './body.repository.js';
import { NamingService } from './naming.service.js';

const FORM = 'councils/administration-form';

/** What is added to a body: seats of organisations, and in a group the naming of persons. */
@Controller('administration/instances/:id')
export class BodySeatsController {
  constructor(
    private readonly bodies: BodyRepository,
    private readonly seats: SeatService,
    private readonly naming: NamingService,
    private readonly people: CouncilPeople,
    private readonly organisations: Organisations,
    private readonly composition: CompositionQuery,
    private readonly keys: FormKeys,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @Get('sieges')
  @Access('council.administer')
  async newSeats(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const values = { startsOn: shortDate(this.clock.today()), seatsFirst: '1', organisations: await this.proposed(viewer, id) };
    return this.showSeats(viewer, id, reply, { values, errors: {} }, this.ids.next());
  }

  @Post('sieges')
  @Access('council.administer')
  async addSeats(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @RequestBody() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    await this.bodies.byId(administeredCouncil(viewer), id);
    const key = readFormKey(body);
    const reading = await readForm(SeatsForm, body);
    const errors: Record<string, string> = { ...reading.errors };
    const chosen = [...new Set(readChoices(body, 'organisations'))];
    const organisationIds = chosen.flatMap((text) => parseId(text) ?? []);
    if (organisationIds.length === 0) errors.organisations = 'Cochez au moins une organisation';
    const startsOn = readDay(reading.values, 'startsOn', errors, this.clock.today());
    if (reading.ok && startsOn !== null && organisationIds.length > 0) {
      const { jobTitle = '', status = null, act = null, seatsFirst } = reading.form;
      const title = cleanLine(jobTitle) ?? '';
      const asked = { organisationIds, jobTitle: title === '' ? null : title, status, act, startsOn, seatsFirst: seatsFirst === '1' };
      const add = async () => (await this.seats.add(viewer, id, asked))[0] ?? id;
      const made = await orBeside(errors, {}, 'organisations', () => this.keys.once(viewer, key, { id, ...asked }, add));
      if (made !== null) return redirect(reply, `/administration/instances/${id}`, organisationIds.length === 1 ? 'Le siège est ajouté.' : 'Les sièges sont ajoutés.');
    }
    return this.showSeats(viewer, id, reply.code(422), { values: { ...reading.values, organisations: chosen }, errors }, key);
  }

  @Get('nommer')
  @Access('council.administer')
  async newNaming(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Query('organisation') organisation: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const people = await this.people.ofCouncil(administeredCouncil(viewer));
    const first = people.find(({ organisationId }) => organisationId === organisation);
    const values = { from: shortDate(this.clock.today()), ...(first === undefined ? {} : { person: first.personId }) };
    return this.showNaming(viewer, id, reply, { values, errors: {} }, this.ids.next());
  }

  @Post('nommer')
  @Access('council.administer')
  async name(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @RequestBody() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    await this.bodies.byId(administeredCouncil(viewer), id);
    const key = readFormKey(body);
    const reading = await readForm(NamingForm, body);
    const errors: Record<string, string> = { ...reading.errors };
    const personId = parseId(reading.values.person);
    if (personId === null) errors.person = 'Choisissez une personne de la liste';
    const from = readDay(reading.values, 'from', errors, this.clock.today());
    if (reading.ok && personId !== null && from !== null) {
      const asked = { personId, from };
      const beside = { 'naming.self': 'person', 'naming.already': 'person' };
      const name = async () => (await this.naming.name(viewer, id, asked)).personId;
      const named = await orBeside(errors, beside, 'from', () => this.keys.once(viewer, key, { id, ...asked }, name));
      if (named !== null) return redirect(reply, `/administration/instances/${id}`, 'La personne est nommée. Elle lit dès qu’elle a signé la charte.');
    }
    return this.showNaming(viewer, id, reply.code(422), { values: reading.values, errors }, key);
  }

  /** Everybody sits in the plenary: those who do not yet are ticked. Elsewhere each one is chosen. */
  private async proposed(viewer: Viewer, id: string): Promise<string[]> {
    const councilId = administeredCouncil(viewer);
    const { kind } = await this.bodies.byId(councilId, id);
    if (kind !== 'plenary') return [];
    const seated = new Set((await this.composition.on(id, this.clock.today())).map(({ organisationId }) => organisationId));
    return (await this.organisations.ofCouncil(councilId)).map((one) => one.id).filter((one) => !seated.has(one));
  }

  private async showSeats(viewer: Viewer, id: string, reply: FastifyReply, form: FormState, key: string): Promise<FastifyReply> {
    const councilId = administeredCouncil(viewer);
    const body = await this.bodies.byId(councilId, id);
    return reply.view(FORM, presentNewSeats(body, form, await this.organisations.ofCouncil(councilId), key));
  }

  private async showNaming(viewer: Viewer, id: string, reply: FastifyReply, form: FormState, key: string): Promise<FastifyReply> {
    const councilId = administeredCouncil(viewer);
    const body = await this.bodies.byId(councilId, id);
    if (body.level !== 'group') throw new NotVisible();
    return reply.view(FORM, presentNaming(body, form, await this.people.ofCouncil(councilId), key));
  }
}
