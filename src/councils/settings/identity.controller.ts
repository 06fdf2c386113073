import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { redirect } from '../../platform/web/flash.js';
import { readVersion } from '../../platform/web/forms/form-reader.js';
import type { FormState } from '../../platform/web/forms/form-view.js';
import { administeredCouncil } from '../administered.js';
import { CouncilRole } from '../council-role.entity.js';
import { Councils } from '../councils.js';
import { orBeside } from '../form-page.js';
import { CouncilSettings } from './council-settings.service.js';
import { readIdentity } from './identity.form.js';
import { identityValues, presentIdentity } from './identity.presenter.js';

/** Names, size, colour, reminders: what a council says of itself. */
@Controller('administration')
export class IdentityController {
  constructor(
    private readonly councils: Councils,
    private readonly settings: CouncilSettings,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('council.administer')
  async show(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const council = await this.councils.byId(administeredCouncil(viewer));
    return this.page(viewer, reply, identityValues(council));
  }

  @Post()
  @Access('council.administer')
  async change(@CurrentViewer() viewer: Viewer, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const council = await this.councils.byId(administeredCouncil(viewer));
    const version = readVersion(body);
    const reading = await readIdentity(body, council);
    const errors: Record<string, string> = { ...reading.errors };
    if (reading.ok) {
      const fields = { 'council.codeTaken': 'code', 'council.codeFixed': 'code' };
      const isDone = await orBeside(errors, fields, 'name', async () => {
        await this.settings.change(viewer, version, reading.form);
        return true;
      });
      if (isDone !== null) return redirect(reply, '/administration', 'Les réglages du conseil sont enregistrés.');
    }
    return this.page(viewer, reply.code(422), { values: reading.values, errors }, version);
  }

  private async page(viewer: Viewer, reply: FastifyReply, form: FormState, version?: number): Promise<FastifyReply> {
    const council = await this.councils.byId(administeredCouncil(viewer));
    const read = { council, isCodeFixed: await this.settings.isCodeFixed(council.id), coordinationAct: await this.coordinationAct(council.id) };
    const page = presentIdentity(viewer, read, form);
    return reply.view('councils/settings', version === undefined ? page : { ...page, version });
  }

  private async coordinationAct(councilId: string): Promise<string | null> {
    const today = this.clock.today();
    const roles = await this.database
      .read(CouncilRole, 'role')
      .where("role.councilId = :councilId AND role.role = 'coordinator' AND role.startsOn <= :today", { councilId, today })
      .andWhere('(role.endsOn IS NULL OR role.endsOn >= :today)', { today })
      .getMany();
    return roles.find(({ act }) => act !== null)?.act ?? null;
  }
}
