import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { WordLists } from '../../councils/index.js';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Consultations } from '../../platform/audit/consultations.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { redirect } from '../../platform/web/flash.js';
import { readFormKey } from '../../platform/web/forms/form-reader.js';
import { parseDayKey } from '../../platform/web/list-page.js';
import { ProblemRepository } from '../core/problem.repository.js';
import { readFact } from './fact.form.js';
import { FactService } from './fact.service.js';
import { newFactForm, presentFacts } from './facts.presenter.js';
import { FactsQuery } from './facts.query.js';

@Controller('dossiers/:id/faits')
export class FactsController {
  constructor(
    private readonly problems: ProblemRepository,
    private readonly query: FactsQuery,
    private readonly service: FactService,
    private readonly words: WordLists,
    private readonly consultations: Consultations,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @Get()
  @Access('problem.view')
  async index(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Query('avant') before: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const problem = await this.problems.visibleById(viewer, id);
    await this.consultations.consulted(viewer, 'problem', problem);
    const page = await this.query.page(viewer, problem, parseDayKey(before));
    return reply.view('problems/facts', presentFacts(page, newFactForm(page.writing), this.ids.next(), this.clock.today()));
  }

  @Post()
  @Access('fact.add')
  async add(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const problem = await this.problems.visibleById(viewer, id);
    const formKey = readFormKey(body);
    const reading = await readFact(body, this.clock.now(), this.clock.today(), await this.words.of(problem.audience.councilId));
    if (reading.ok) {
      await this.service.add(viewer, problem.id, reading.form, formKey);
      return redirect(reply, `/dossiers/${problem.id}/faits`, 'Le fait est signalé.');
    }
    const page = await this.query.page(viewer, problem, null);
    return reply.code(422).view('problems/facts', presentFacts(page, reading, formKey, this.clock.today()));
  }
}
