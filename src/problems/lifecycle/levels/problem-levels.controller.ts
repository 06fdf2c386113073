import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../../platform/access/viewer.js';
import { Consultations } from '../../../platform/audit/consultations.js';
import { readVersion } from '../../../platform/web/forms/form-reader.js';
import { AudienceSeals } from '../../core/audience-seals.js';
import { ProblemRepository } from '../../core/problem.repository.js';
import type { LevelSubject } from './level-page.presenter.js';
import { LevelPages } from './level-pages.js';
import { ProblemLevelService } from './problem-level.service.js';

/** Raising or lowering a problem, from its page « Accès ». */
@Controller('dossiers/:id/niveau')
export class ProblemLevelsController {
  constructor(
    private readonly problems: ProblemRepository,
    private readonly service: ProblemLevelService,
    private readonly pages: LevelPages,
    private readonly seals: AudienceSeals,
    private readonly consultations: Consultations,
  ) {}

  @Get()
  @Access('level.change')
  async show(
    @CurrentViewer() viewer: Viewer, @Param('id') id: string, @Query('vers') asked: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    return this.pages.show({ viewer, request, reply }, await this.subject(viewer, id), null, asked);
  }

  @Post()
  @Access('level.change')
  async change(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const subject = await this.subject(viewer, id);
    const version = readVersion(request.body);
    return this.pages.change({ viewer, request, reply }, subject, null, version, (asked) => this.service.change(viewer, id, version, asked));
  }

  private async subject(viewer: Viewer, id: string): Promise<LevelSubject> {
    const problem = await this.problems.visibleById(viewer, id);
    await this.consultations.consulted(viewer, 'problem', problem);
    const href = `/dossiers/${id}`;
    const { audience, version, title } = problem;
    return { kind: 'problem', id, audience, version, path: `${href}/niveau`, parent: { href, label: title }, seal: await this.seals.of(audience, `${href}/acces`) };
  }
}
