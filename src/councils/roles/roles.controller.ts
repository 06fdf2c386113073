import { Body as RequestBody, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Organisations } from '../../people/index.js';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, may, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { shortDate } from '../../platform/formatting/french.js';
import { redirect } from '../../platform/web/flash.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { readForm, readFormKey, readVersion } from '../../platform/web/forms/form-reader.js';
import type { FormState } from '../../platform/web/forms/form-view.js';
import { parseId } from '../../platform/web/forms/strict.js';
import { administeredCouncil } from '../administered.js';
import { orBeside, readDay } from '../form-page.js';
import { readChosenPerson } from '../seats/chosen-person.js';
import { CouncilPeople } from '../seats/council-people.js';
import { EndRoleForm, HandOverForm, presentEndRole, presentHandOver, presentNewRole, RoleForm } from './role.forms.js';
import { presentRoles } from './role-list.presenter.js';
import { RoleRepository } from './role.repository.js';
import { RoleService } from './role.service.js';

const FORM = 'councils/administration-form';
const LIST = '/administration/roles';

const BESIDE = {
  'person.organisation': 'organisation', 'person.known': 'email', 'person.noAddress': 'person', 'account.emailTaken': 'email',
  'role.order': 'endsOn', 'role.already': 'person', 'role.samePerson': 'person', 'role.chair': 'role',
};

@Controller('administration/roles')
export class RolesController {
  constructor(
    private readonly roles: RoleRepository,
    private readonly service: RoleService,
    private readonly people: CouncilPeople,
    private readonly organisations: Organisations,
    private readonly keys: FormKeys,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @Get()
  @Access('council.administer')
  async index(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return reply.view('councils/roles', presentRoles(await this.roles.ofCouncil(administeredCouncil(viewer)), viewer, this.clock.today()));
  }

  @Get('nouveau')
  @Access('council.administer')
  new(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const values = { startsOn: shortDate(this.clock.today()), invites: '1' };
    return this.showNew(viewer, reply, { values, errors: {} }, this.ids.next());
  }

  @Post()
  @Access('council.administer')
  async give(@CurrentViewer() viewer: Viewer, @RequestBody() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    administeredCouncil(viewer);
    const key = readFormKey(body);
    const reading = await readForm(RoleForm, body);
    const errors: Record<string, string> = { ...reading.errors };
    const common = this.readCommon(reading.values, errors);
    const endsOn = readDay(reading.values, 'endsOn', errors, this.clock.today(), { optional: true });
    if (reading.ok && common !== null && Object.keys(errors).length === 0) {
      const asked = { ...common, role: reading.form.role, endsOn };
      const give = async () => (await this.service.give(viewer, asked)).personId;
      const done = await orBeside(errors, BESIDE, 'startsOn', () => this.keys.once(viewer, key, asked, give));
      if (done !== null) return redirect(reply, LIST, 'Le rôle est donné.');
    }
    return this.showNew(viewer, reply.code(422), { values: reading.values, errors }, key);
  }

  @Get(':id/fin')
  @Access('council.administer')
  async ending(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const role = await this.roles.byId(administeredCouncil(viewer), id);
    return reply.view(FORM, presentEndRole(role, { values: { from: shortDate(this.clock.today()) }, errors: {} }, role.version));
  }

  @Post(':id/fin')
  @Access('council.administer')
  async end(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @RequestBody() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const role = await this.roles.byId(administeredCouncil(viewer), id);
    const version = readVersion(body);
    const reading = await readForm(EndRoleForm, body);
    const errors: Record<string, string> = { ...reading.errors };
    const from = readDay(reading.values, 'from', errors, this.clock.today());
    if (reading.ok && from !== null) {
      const done = await orBeside(errors, {}, 'from', () => this.service.end(viewer, id, version, from).then(() => true));
      if (done === true) return redirect(reply, role.personId === viewer.personId ? '/' : LIST, 'Le rôle prend fin.');
    }
    return reply.code(422).view(FORM, presentEndRole(role, { values: reading.values, errors }, version));
  }

  @Get(':id/passation')
  @Access('council.administer')
  handingOver(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const values = { startsOn: shortDate(this.clock.today()), invites: '1' };
    return this.showHandOver(viewer, id, reply, { values, errors: {} }, this.ids.next());
  }

  /** Who leaves the coordination may read this page no more: her home tells her that it is done. */
  @Post(':id/passation')
  @Access('council.administer')
  async handOver(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @RequestBody() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const leaving = await this.roles.byId(administeredCouncil(viewer), id);
    const key = readFormKey(body);
    const reading = await readForm(HandOverForm, body);
    const errors: Record<string, string> = { ...reading.errors };
    const asked = this.readCommon(reading.values, errors);
    if (reading.ok && asked !== null) {
      const handOver = async () => (await this.service.handOver(viewer, id, asked)).personId;
      const done = await orBeside(errors, BESIDE, 'startsOn', () => this.keys.once(viewer, key, { id, ...asked }, handOver));
      if (done !== null) return redirect(reply, leaving.personId === viewer.personId ? '/' : LIST, 'La coordination est transmise\u00a0: tout reste au conseil.');
    }
    return this.showHandOver(viewer, id, reply.code(422), { values: reading.values, errors }, key);
  }

  private readCommon(values: FormState['values'], errors: Record<string, string>) {
    const invites = values.invites === '1';
    const person = readChosenPerson(values, errors, { needsEmail: invites });
    const organisationId = parseId(values.organisation);
    if (person && 'newcomer' in person && organisationId === null) errors.organisation ??= 'Dites pour quelle organisation elle agit';
    const startsOn = readDay(values, 'startsOn', errors, this.clock.today());
    if (!person || startsOn === null || errors.organisation !== undefined) return null;
    const act = typeof values.act === 'string' && values.act !== '' ? values.act : null;
    return { person, organisationId, startsOn, act, invites };
  }

  private async choices(viewer: Viewer) {
    const councilId = administeredCouncil(viewer);
    const [people, organisations] = await Promise.all([this.people.ofCouncil(councilId), this.organisations.ofCouncil(councilId)]);
    return { people, organisations, mayInvite: may(viewer, 'account.invite', councilId) };
  }

  private async showNew(viewer: Viewer, reply: FastifyReply, form: FormState, key: string): Promise<FastifyReply> {
    return reply.view(FORM, presentNewRole(form, await this.choices(viewer), key));
  }

  private async showHandOver(viewer: Viewer, id: string, reply: FastifyReply, form: FormState, key: string): Promise<FastifyReply> {
    const leaving = await this.roles.byId(administeredCouncil(viewer), id);
    return reply.view(FORM, presentHandOver(leaving, form, await this.choices(viewer), key));
  }
}
