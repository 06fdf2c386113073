import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../access/access.js';
import { Database } from '../database/database.js';

@Controller()
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process answers; says nothing more to a stranger. */
  @Get('healthz')
  @Access('everyone')
  alive(@Res() reply: FastifyReply): FastifyReply {
    return reply.type('text/plain; charset=utf-8').send('ok\n');
  }

  /** The database answers and accepts a unit of work. */
  @Get('readyz')
  @Access('everyone')
  async ready(@Res() reply: FastifyReply): Promise<FastifyReply> {
    try {
      await this.database.unitOfWork(() => this.database.sql('SELECT 1 AS one'));
      return await reply.type('text/plain; charset=utf-8').send('ok\n');
    } catch {
      return reply.code(503).type('text/plain; charset=utf-8').send('ko\n');
    }
  }
}
