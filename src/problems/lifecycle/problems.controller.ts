import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { currentCouncil, CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { RuleViolation } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { readFormKey } from '../../platform/web/forms/form-reader.js';
import type { FormState } from '../../platform/web/forms/form-view.js';
import { Councils } from '../../councils/index.js';
import { ProblemFormChoices } from './problem-choices.js';
import { presentNewProblem } from './problem-form.presenter.js';
import { readFilter } from './list/problem-filter.js';
import { readProblem, type ReadProblem } from './problem.form.js';
import { presentProblemList } from './list/problem-list.presenter.js';
import { ProblemListQuery } from './list/problem-list.query.js';
import { ProblemService } from './problem.service.js';

const FIRST_VALUES = { status: 'open', severity: '2', priority: 'normal', stage: 'spotting' };

@Controller('dossiers')
export class ProblemsController {
  constructor(
    private readonly list: ProblemListQuery,
    private readonly choices: ProblemFormChoices,
    private readonly service: ProblemService,
    private readonly councils: Councils,
    private readonly formKeys: FormKeys,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @Get()
  @Access('problem.view')
  async index(@CurrentViewer() viewer: Viewer, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const filter = readFilter(query);
    const councilId = currentCouncil(viewer);
    const [page, counts, choices, rules] = await Promise.all([
      this.list.page(viewer, filter),
      this.list.counts(viewer),
      this.choices.of(councilId),
      this.councils.rulesOf(councilId),
    ]);
    const shown = { filter, page, counts, choices, silenceDays: rules.silenceDays, today: this.clock.today() };
    return reply.view('problems/index', presentProblemList(viewer, shown));
  }

  @Get('nouveau')
  @Access('problem.open')
  async new(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const levels = await this.choices.levels(viewer);
    const form = { values: { ...FIRST_VALUES, level: levels[0]?.value ?? '' }, errors: {} };
    return this.show(viewer, reply, form, this.ids.next());
  }

  @Post()
  @Access('problem.open')
  async create(@CurrentViewer() viewer: Viewer, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const formKey = readFormKey(body);
    const reading = await readProblem(body, this.clock.today());
    const level = (await this.choices.levels(viewer)).find(({ value }) => value === reading.values.level);
    const errors: Record<string, string> = level === undefined ? { level: 'Dites qui pourra lire ce dossier', ...reading.errors } : { ...reading.errors };
    if (reading.ok && level !== undefined) {
      try {
        const id = await this.open(viewer, formKey, reading.form, level);
        return redirect(reply, `/dossiers/${id}`, 'Le dossier est ouvert.');
      } catch (error) {
        // This refusal has a field of its own: what was typed is kept.
        if (!(error instanceof RuleViolation && error.rule === 'problem.leadNotNamed')) throw error;
        errors.lead = error.explanation;
      }
    }
    void reply.code(422);
    return this.show(viewer, reply, { values: reading.values, errors }, formKey);
  }

  private open(viewer: Viewer, formKey: string, form: ReadProblem, level: { bodyId: string; confidentiality: 'public' | null }): Promise<string> {
    const { level: _, ...values } = form;
    const { bodyId, confidentiality } = level;
    const asked = { ...values, bodyId, confidentiality };
    return this.formKeys.once(viewer, formKey, asked, () => this.service.open(viewer, asked));
  }

  private async show(viewer: Viewer, reply: FastifyReply, form: FormState, formKey: string): Promise<FastifyReply> {
    const [choices, levels] = await Promise.all([this.choices.of(currentCouncil(viewer)), this.choices.levels(viewer)]);
    return reply.view('problems/form', presentNewProblem(form, choices, levels, formKey));
  }
}
