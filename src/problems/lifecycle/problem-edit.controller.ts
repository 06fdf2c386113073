import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, may, type Viewer } from '../../platform/access/viewer.js';
import { Consultations } from '../../platform/audit/consultations.js';
import { Clock } from '../../platform/clock/clock.js';
import { ActionNotAllowed, BadRequest, RuleViolation } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { readForm, readVersion } from '../../platform/web/forms/form-reader.js';
import type { FormState } from '../../platform/web/forms/form-view.js';
import { AudienceSeals } from '../core/audience-seals.js';
import type { Problem } from '../core/problem.entity.js';
import { ProblemPlaces } from '../core/problem-places.js';
import { ProblemRepository } from '../core/problem.repository.js';
import { PROBLEM_STATUSES, type ProblemStatus } from '../core/problem-words.js';
import { ProblemFormChoices } from './problem-choices.js';
import { formOfProblem, presentEditProblem } from './problem-form.presenter.js';
import { readProblem } from './problem.form.js';
import { ProblemService } from './problem.service.js';

export class MoveForm {
  @IsIn(PROBLEM_STATUSES)
  to!: ProblemStatus;
}

@Controller('dossiers/:id')
export class ProblemEditController {
  constructor(
    private readonly problems: ProblemRepository,
    private readonly places: ProblemPlaces,
    private readonly choices: ProblemFormChoices,
    private readonly service: ProblemService,
    private readonly seals: AudienceSeals,
    private readonly consultations: Consultations,
    private readonly clock: Clock,
  ) {}

  @Get('modifier')
  @Access('problem.change')
  async edit(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const problem = await this.changeable(viewer, id);
    return this.show(reply, problem, formOfProblem(problem, await this.places.of(viewer, problem)), problem.version);
  }

  @Post('modifier')
  @Access('problem.change')
  async update(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const problem = await this.changeable(viewer, id);
    const version = readVersion(body);
    const reading = await readProblem(body, this.clock.today());
    const errors: Record<string, string> = { ...reading.errors };
    if (reading.ok) {
      try {
        const { level: _level, status: _status, ...values } = reading.form;
        await this.service.edit(viewer, id, version, values);
        return redirect(reply, `/dossiers/${id}`, 'Le dossier est modifié.');
      } catch (error) {
        // This refusal has a field of its own: what was typed is kept.
        if (!(error instanceof RuleViolation && error.rule === 'problem.leadNotNamed')) throw error;
        errors.lead = error.explanation;
      }
    }
    void reply.code(422);
    return this.show(reply, problem, { values: reading.values, errors }, version);
  }

  @Post('etat')
  @Access('problem.change')
  async move(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const version = readVersion(body);
    const reading = await readForm(MoveForm, body);
    if (!reading.ok) throw new BadRequest('Cet état n’existe pas.');
    await this.service.move(viewer, id, version, reading.form.to, null);
    return redirect(reply, `/dossiers/${id}`, 'L’état du dossier a changé.');
  }

  private async changeable(viewer: Viewer, id: string): Promise<Problem> {
    const problem = await this.problems.visibleById(viewer, id);
    if (!may(viewer, 'problem.change', problem.audience.councilId)) throw new ActionNotAllowed();
    await this.consultations.consulted(viewer, 'problem', problem);
    return problem;
  }

  private async show(reply: FastifyReply, problem: Problem, form: FormState, version: number): Promise<FastifyReply> {
    const choices = await this.choices.of(problem.audience.councilId);
    const readersHref = `/dossiers/${problem.id}/acces`;
    const frame = { seal: await this.seals.ofWriting(problem.audience, readersHref), readers: await this.seals.reading(problem.audience, readersHref) };
    return reply.view('problems/form', presentEditProblem(problem, form, choices, frame, version));
  }
}
