import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Councils } from '../councils/index.js';
import { Access } from '../platform/access/access.js';
import { CurrentViewer, currentCouncil, mayHere, type Viewer } from '../platform/access/viewer.js';
import { Clock } from '../platform/clock/clock.js';
import { Ids } from '../platform/clock/ids.js';
import { BadRequest } from '../platform/web/errors.js';
import { redirect } from '../platform/web/flash.js';
import { fieldsOf, readFormKey } from '../platform/web/forms/form-reader.js';
import { PublishedSummaries } from './published/published-summaries.js';
import { quarterAt, quarterIn, summaryPath } from './quarter-address.js';
import { SummaryDrafts } from './draft/summary-drafts.js';
import { SummaryHome } from './summary-home.js';
import { type PreparingView, presentPreparing, presentSummaryIndex, quartersToCompute } from './summary-index.presenter.js';
import { maySeeDraft } from './summary.rules.js';
import { SummaryService } from './summary.service.js';

/** The list of summaries, and the one click that computes a quarter. */
@Controller('bilan')
export class SummariesController {
  constructor(
    private readonly service: SummaryService,
    private readonly published: PublishedSummaries,
    private readonly drafts: SummaryDrafts,
    private readonly home: SummaryHome,
    private readonly councils: Councils,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @Get()
  @Access('summary.view')
  async index(@CurrentViewer() viewer: Viewer, @Query('avant') before: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const home = await this.home.view(viewer, quarterIn(before));
    return reply.view('summaries/index', presentSummaryIndex(home, this.clock.today(), await this.preparing(viewer)));
  }

  @Post()
  @Access('summary.prepare')
  async calculate(@CurrentViewer() viewer: Viewer, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const address = fieldsOf(body).trimestre;
    if (address === undefined) throw new BadRequest('Formulaire incomplet\u00a0: rechargez la page.');
    const quarter = quarterAt(address);
    await this.service.calculate(viewer, quarter, { formKey: readFormKey(body) });
    return redirect(reply, summaryPath(quarter), 'Les chiffres sont calculés.');
  }

  /** A file named after its quarter: « 2025-t4.pdf ». */
  @Get(':quarter.pdf')
  @Access('summary.view')
  async pdf(@CurrentViewer() viewer: Viewer, @Param('quarter') address: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const bytes = await this.published.pdfOf(viewer, quarterAt(address));
    return reply.type('application/pdf').header('content-disposition', `inline; filename="bilan-${address}.pdf"`).send(bytes);
  }

  private async preparing(viewer: Viewer): Promise<PreparingView | null> {
    const councilId = currentCouncil(viewer);
    if (!maySeeDraft(viewer, councilId)) return null;
    const today = this.clock.today();
    const { createdOn } = await this.councils.byId(councilId);
    const quarters = mayHere(viewer, 'summary.prepare') ? quartersToCompute(today, createdOn, await this.drafts.begunQuarters(viewer)) : null;
    return presentPreparing(await this.drafts.list(viewer), quarters, today, this.ids.next());
  }
}
