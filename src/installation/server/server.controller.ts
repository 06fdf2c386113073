import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { Clock } from '../../platform/clock/clock.js';
import { ServerStateQuery } from './server-state.js';
import { presentServer } from './server.presenter.js';

@Controller('installation')
export class ServerController {
  constructor(
    private readonly state: ServerStateQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('technical-administrator')
  async show(@Res() reply: FastifyReply): Promise<FastifyReply> {
    return reply.view('installation/server', presentServer(await this.state.now(), this.clock.now()));
  }
}
