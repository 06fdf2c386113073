import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { redirect } from '../../platform/web/flash.js';
import { readVersion } from '../../platform/web/forms/form-reader.js';
import { InstallationRow } from '../installation-row.js';
import { readMentions } from './mentions.form.js';
import { mentionsValues, presentMentions } from './mentions.presenter.js';
import { MentionsService } from './mentions.service.js';

@Controller('installation/mentions')
export class MentionsController {
  constructor(
    private readonly row: InstallationRow,
    private readonly service: MentionsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('technical-administrator')
  async show(@Res() reply: FastifyReply): Promise<FastifyReply> {
    const installation = await this.row.find();
    return reply.view('installation/mentions', presentMentions(mentionsValues(installation), installation?.version ?? 1));
  }

  @Post()
  @Access('technical-administrator')
  async change(@CurrentViewer() viewer: Viewer, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const version = readVersion(body);
    const reading = await readMentions(body, this.clock.today());
    if (!reading.ok) return reply.code(422).view('installation/mentions', presentMentions(reading, version));
    await this.service.change(viewer, version, reading.form);
    return redirect(reply, '/installation/mentions', 'Les mentions sont enregistrées.');
  }
}
