import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../platform/access/access.js';
import { CurrentViewer, may, type Viewer } from '../../../platform/access/viewer.js';
import { Consultations } from '../../../platform/audit/consultations.js';
import { Clock } from '../../../platform/clock/clock.js';
import { ActionNotAllowed, NotVisible } from '../../../platform/web/errors.js';
import { redirect } from '../../../platform/web/flash.js';
import { readVersion } from '../../../platform/web/forms/form-reader.js';
import type { Problem } from '../../core/problem.entity.js';
import { ProblemRepository } from '../../core/problem.repository.js';
import { movesOpenTo } from '../../core/problem.rules.js';
import { readClosing, type ReadClosing } from './closing.form.js';
import { newClosingForm, presentClosing } from './closing.presenter.js';
import { ClosingQuery } from './closing.query.js';
import { type CloseProblem, ClosureService } from './closure.service.js';

@Controller('dossiers/:id/cloture')
export class ClosuresController {
  constructor(
    private readonly problems: ProblemRepository,
    private readonly query: ClosingQuery,
    private readonly service: ClosureService,
    private readonly consultations: Consultations,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('problem.close')
  async new(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Query('issue') wanted: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const problem = await this.closable(viewer, id);
    const outcomes = movesOpenTo(viewer, problem).filter(({ manner }) => manner === 'closing');
    const outcome = outcomes.find(({ to }) => to === wanted) ?? outcomes[0];
    // A problem that is already over has no such page.
    if (outcome === undefined) throw new NotVisible();
    const facts = await this.query.of(viewer, problem, this.clock.today());
    return reply.view('problems/close', presentClosing(viewer, facts, newClosingForm(facts, outcome.to), problem.version));
  }

  @Post()
  @Access('problem.close')
  async create(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const problem = await this.closable(viewer, id);
    const version = readVersion(body);
    const facts = await this.query.of(viewer, problem, this.clock.today());
    const reading = await readClosing(body, facts.openActions.map((action) => action.id));
    if (reading.ok) {
      await this.service.close(viewer, id, { version, ...(await this.closingOf(viewer, problem, reading.form)) });
      return redirect(reply, `/dossiers/${id}`, 'Le dossier est clos.');
    }
    return reply.code(422).view('problems/close', presentClosing(viewer, facts, reading, version));
  }

  private async closable(viewer: Viewer, id: string): Promise<Problem> {
    const problem = await this.problems.visibleById(viewer, id);
    if (!may(viewer, 'problem.close', problem.audience.councilId)) throw new ActionNotAllowed();
    await this.consultations.consulted(viewer, 'problem', problem);
    return problem;
  }

  /** « Où » names a problem when it is the reference of one that this person reads, a place otherwise. */
  private async closingOf(viewer: Viewer, problem: Problem, { where, ...form }: ReadClosing): Promise<Omit<CloseProblem, 'version'>> {
    const named = where === null ? null : await this.problems.titleByReference(viewer, problem.audience.councilId, where);
    return { ...form, movedToProblemId: named?.id ?? null, movedToPlace: named === null ? where : null };
  }
}
