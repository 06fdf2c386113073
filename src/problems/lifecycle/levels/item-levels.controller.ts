import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../../platform/access/viewer.js';
import { Consultations } from '../../../platform/audit/consultations.js';
import { NotVisible } from '../../../platform/web/errors.js';
import { readVersion } from '../../../platform/web/forms/form-reader.js';
import { parseId } from '../../../platform/web/forms/strict.js';
import { ActionRepository } from '../../actions/action.repository.js';
import { AudienceSeals } from '../../core/audience-seals.js';
import type { Problem } from '../../core/problem.entity.js';
import { ProblemRepository } from '../../core/problem.repository.js';
import { FactLevels } from '../../facts/fact-levels.js';
import { ItemLevelService } from './item-level.service.js';
import type { LevelSubject } from './level-page.presenter.js';
import { LevelPages } from './level-pages.js';

/** Raising or lowering one action, one note or one fact. */
@Controller()
export class ItemLevelsController {
  constructor(
    private readonly problems: ProblemRepository,
    private readonly actions: ActionRepository,
    private readonly facts: FactLevels,
    private readonly service: ItemLevelService,
    private readonly pages: LevelPages,
    private readonly seals: AudienceSeals,
    private readonly consultations: Consultations,
  ) {}

  @Get('actions/:id/niveau')
  @Access('level.change')
  async action(
    @CurrentViewer() viewer: Viewer, @Param('id') id: string, @Query('vers') asked: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { subject, parent } = await this.ofAction(viewer, id);
    return this.pages.show({ viewer, request, reply }, subject, parent, asked);
  }

  @Post('actions/:id/niveau')
  @Access('level.change')
  async changeAction(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const { subject, parent } = await this.ofAction(viewer, id);
    const version = readVersion(request.body);
    return this.pages.change({ viewer, request, reply }, subject, parent, version, (to) => this.service.changeAction(viewer, id, version, to));
  }

  @Get('dossiers/:id/fil/:noteId/niveau')
  @Access('level.change')
  async note(
    @CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('noteId') noteId: string, @Query('vers') asked: unknown,
    @Req() request: FastifyRequest, @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const problem = await this.problems.visibleById(viewer, id);
    return this.pages.show({ viewer, request, reply }, await this.ofNote(viewer, problem, noteId), problem.audience, asked);
  }

  @Post('dossiers/:id/fil/:noteId/niveau')
  @Access('level.change')
  async changeNote(
    @CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('noteId') noteId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const problem = await this.problems.visibleById(viewer, id);
    const subject = await this.ofNote(viewer, problem, noteId);
    return this.pages.change({ viewer, request, reply }, subject, problem.audience, null, (to, { seen }) => this.service.changeNote(viewer, id, noteId, seen ?? '', to));
  }

  @Get('dossiers/:id/faits/:factId/niveau')
  @Access('level.change')
  async fact(
    @CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('factId') factId: string, @Query('vers') asked: unknown,
    @Req() request: FastifyRequest, @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const problem = await this.problems.visibleById(viewer, id);
    return this.pages.show({ viewer, request, reply }, await this.ofFact(viewer, problem, factId), problem.audience, asked);
  }

  @Post('dossiers/:id/faits/:factId/niveau')
  @Access('level.change')
  async changeFact(
    @CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('factId') factId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const problem = await this.problems.visibleById(viewer, id);
    const subject = await this.ofFact(viewer, problem, factId);
    return this.pages.change({ viewer, request, reply }, subject, problem.audience, null, (to, { seen }) => this.service.changeFact(viewer, id, factId, seen ?? '', to));
  }

  private async ofAction(viewer: Viewer, id: string) {
    const action = await this.actions.visibleById(viewer, id);
    await this.consultations.consulted(viewer, 'action', action);
    const { audience, version, sentence } = action;
    const parent = { href: `/actions/${id}`, label: sentence };
    const subject: LevelSubject = { kind: 'action', id, audience, version, path: `/actions/${id}/niveau`, parent, seal: await this.seals.of(audience) };
    return { subject, parent: await this.service.parentOf(action) };
  }

  private async ofNote(viewer: Viewer, problem: Problem, id: string): Promise<LevelSubject> {
    const note = parseId(id) === null ? null : await this.service.note(viewer, problem.id, id).getOne();
    if (note === null) throw new NotVisible();
    await this.consultations.consulted(viewer, 'problem', problem);
    const parent = { href: `/dossiers/${problem.id}`, label: problem.title };
    const path = `/dossiers/${problem.id}/fil/${id}/niveau`;
    return { kind: 'note', id, audience: note.audience, version: null, path, parent, seal: await this.seals.of(note.audience) };
  }

  private async ofFact(viewer: Viewer, problem: Problem, id: string): Promise<LevelSubject> {
    const { audience } = await this.facts.visibleById(viewer, problem.id, id);
    await this.consultations.consulted(viewer, 'problem', problem);
    const parent = { href: `/dossiers/${problem.id}/faits`, label: problem.title };
    const path = `/dossiers/${problem.id}/faits/${id}/niveau`;
    return { kind: 'fact', id, audience, version: null, path, parent, seal: await this.seals.of(audience) };
  }
}
