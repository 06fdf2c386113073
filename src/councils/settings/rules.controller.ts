import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { redirect } from '../../platform/web/flash.js';
import { readVersion } from '../../platform/web/forms/form-reader.js';
import { administeredCouncil } from '../administered.js';
import { Councils } from '../councils.js';
import { CouncilSettings } from './council-settings.service.js';
import { readRules } from './rules.form.js';
import { presentRules, rulesValues } from './rules.presenter.js';

@Controller('administration/reglement')
export class RulesController {
  constructor(
    private readonly councils: Councils,
    private readonly settings: CouncilSettings,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('council.administer')
  async show(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const rules = await this.councils.rulesOf(administeredCouncil(viewer));
    return reply.view('councils/settings', presentRules(viewer, rulesValues(rules), rules.version));
  }

  @Post()
  @Access('council.administer')
  async change(@CurrentViewer() viewer: Viewer, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    administeredCouncil(viewer);
    const version = readVersion(body);
    const reading = await readRules(body, this.clock.today());
    if (!reading.ok) return reply.code(422).view('councils/settings', presentRules(viewer, reading, version));
    await this.settings.changeRules(viewer, version, reading.form);
    return redirect(reply, '/administration/reglement', 'Le règlement intérieur est enregistré.');
  }
}
