import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { Length } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../../platform/access/viewer.js';
import { Consultations } from '../../../platform/audit/consultations.js';
import { NotVisible } from '../../../platform/web/errors.js';
import { redirect } from '../../../platform/web/flash.js';
import { readForm, readVersion } from '../../../platform/web/forms/form-reader.js';
import { EMPTY_FORM, type ErrorSummaryView, errorSummary, type FieldView, type FormState, hasErrors, textField } from '../../../platform/web/forms/form-view.js';
import type { SealView } from '../../../platform/web/components/page-view.js';
import { AudienceSeals } from '../../core/audience-seals.js';
import type { Problem } from '../../core/problem.entity.js';
import { ProblemRepository } from '../../core/problem.repository.js';
import { movesOpenTo } from '../../core/problem.rules.js';
import { NO_NAMES } from '../../core/problem.wording.js';
import { ClosureService } from './closure.service.js';

export class ReopeningForm {
  @Length(10, 2000, { message: 'Dites pourquoi le dossier est rouvert (10\u00a0caractères au moins)' })
  reason!: string;
}

interface ReopeningPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly seal: SealView;
  readonly problem: { readonly href: string; readonly title: string };
  readonly errorSummary: ErrorSummaryView | null;
  readonly action: string;
  readonly version: number;
  readonly reason: FieldView;
  readonly episode: number;
}

@Controller('dossiers/:id/reouverture')
export class ReopeningsController {
  constructor(
    private readonly problems: ProblemRepository,
    private readonly service: ClosureService,
    private readonly seals: AudienceSeals,
    private readonly consultations: Consultations,
  ) {}

  @Get()
  @Access('problem.close')
  async new(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const problem = await this.problems.visibleById(viewer, id);
    // Only what is over can be reopened.
    if (!movesOpenTo(viewer, problem).some(({ manner }) => manner === 'reopening')) throw new NotVisible();
    await this.consultations.consulted(viewer, 'problem', problem);
    return reply.view('problems/reopen', await this.page(problem, EMPTY_FORM, problem.version));
  }

  @Post()
  @Access('problem.close')
  async create(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const problem = await this.problems.visibleById(viewer, id);
    const version = readVersion(body);
    const reading = await readForm(ReopeningForm, body);
    if (reading.ok) {
      await this.service.reopen(viewer, id, version, reading.form.reason);
      return redirect(reply, `/dossiers/${id}`, 'Le dossier est rouvert.');
    }
    return reply.code(422).view('problems/reopen', await this.page(problem, reading, version));
  }

  private async page(problem: Problem, form: FormState, version: number): Promise<ReopeningPage> {
    const href = `/dossiers/${problem.id}`;
    return {
      title: `Rouvrir, ${problem.title}`,
      hasErrors: hasErrors(form),
      seal: await this.seals.of(problem.audience, `${href}/acces`),
      problem: { href, title: problem.title },
      errorSummary: errorSummary(form.errors),
      action: `${href}/reouverture`,
      version,
      reason: textField(form, 'reason', 'Pourquoi le rouvrir\u00a0?', { rows: 3, help: NO_NAMES, readers: await this.seals.reading(problem.audience, `${href}/acces`) }),
      episode: problem.episodeNumber + 1,
    };
  }
}
