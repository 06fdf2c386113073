import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { People } from '../../people/index.js';
import { Access } from '../../platform/access/access.js';
import { expectConfirmed } from '../../platform/access/confirmation.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { redirect } from '../../platform/web/flash.js';
import { readFormKey } from '../../platform/web/forms/form-reader.js';
import { EMPTY_FORM, type FormState } from '../../platform/web/forms/form-view.js';
import { administeredCouncil } from '../administered.js';
import { Councils } from '../councils.js';
import { readDerogation } from './derogation.form.js';
import { type DerogationRead, presentDerogation } from './derogation.presenter.js';
import { Derogations } from './derogations.js';

const PAGE = '/administration/derogation';
const ENDED = 'La dérogation est terminée.';

/** Signing weakens what every confidential reader relies on: whoever signs has just proved who she is. */
@Controller('administration/derogation')
export class DerogationController {
  constructor(
    private readonly councils: Councils,
    private readonly derogations: Derogations,
    private readonly people: People,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @Get()
  @Access('council.administer')
  async show(@CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    administeredCouncil(viewer);
    expectConfirmed(request, this.clock);
    return this.page(await this.read(viewer), reply, EMPTY_FORM, this.ids.next());
  }

  @Post()
  @Access('council.administer')
  async sign(@CurrentViewer() viewer: Viewer, @Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    administeredCouncil(viewer);
    expectConfirmed(request, this.clock);
    const read = await this.read(viewer);
    const formKey = readFormKey(body);
    const reading = await readDerogation(body, read.today, read.ownName);
    if (!reading.ok) return this.page(read, reply.code(422), reading, formKey);
    await this.derogations.sign(viewer, formKey, reading.form);
    return redirect(reply, PAGE, 'La dérogation est signée.', 'retard');
  }

  /** One that an older release gave without a signature. */
  @Post('fin')
  @Access('council.administer')
  async endUnsigned(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    await this.derogations.endUnsigned(viewer);
    return redirect(reply, PAGE, ENDED);
  }

  @Post(':id/fin')
  @Access('council.administer')
  async end(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    await this.derogations.end(viewer, id);
    return redirect(reply, PAGE, ENDED);
  }

  private page(read: DerogationRead, reply: FastifyReply, form: FormState, formKey: string): FastifyReply {
    return reply.view('councils/derogation', presentDerogation(read, form, formKey));
  }

  private async read(viewer: Viewer): Promise<DerogationRead> {
    const council = await this.councils.byId(administeredCouncil(viewer));
    const derogations = await this.derogations.ofCouncil(council.id);
    const names = await this.people.names([viewer.personId, ...derogations.flatMap((one) => [one.signedByPersonId, one.endedByPersonId])]);
    return { council, derogations, names, ownName: names.get(viewer.personId ?? '') ?? '', today: this.clock.today() };
  }
}
