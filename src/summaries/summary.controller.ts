import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Councils } from '../councils/index.js';
import { Access } from '../platform/access/access.js';
import { CurrentViewer, currentCouncil, mayHere, type Viewer } from '../platform/access/viewer.js';
import { Clock } from '../platform/clock/clock.js';
import { redirect } from '../platform/web/flash.js';
import { readForm, readVersion } from '../platform/web/forms/form-reader.js';
import type { FormState } from '../platform/web/forms/form-view.js';
import { PublishedSummaries } from './published/published-summaries.js';
import { quarterAt, summaryPath } from './quarter-address.js';
import { SummaryComposer } from './draft/summary-composer.js';
import { presentDraft, presentPublication, type SummaryDraftPage } from './draft/summary-draft.presenter.js';
import { SummaryDrafts } from './draft/summary-drafts.js';
import { SummaryAudience } from './draft/summary-readers.js';
import { presentSummary } from './published/summary-show.presenter.js';
import { SummaryTextsForm, writtenOf } from './draft/summary-texts.form.js';
import { missingBeforePublication } from './summary.rules.js';
import { SummaryService } from './summary.service.js';

/** One quarter: its published page, or its draft for those who make it. */
@Controller('bilan/:quarter')
export class SummaryController {
  constructor(
    private readonly service: SummaryService,
    private readonly published: PublishedSummaries,
    private readonly drafts: SummaryDrafts,
    private readonly composer: SummaryComposer,
    private readonly audience: SummaryAudience,
    private readonly councils: Councils,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('summary.view')
  async show(@CurrentViewer() viewer: Viewer, @Param('quarter') address: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const quarter = quarterAt(address);
    const summary = await this.published.ofQuarter(viewer, quarter);
    if (summary === null) return reply.view('summaries/draft', await this.draftPage(viewer, quarter, null));
    return reply.view('summaries/show', presentSummary(summary, readsMembers(viewer)));
  }

  @Post()
  @Access('summary.prepare')
  async write(@CurrentViewer() viewer: Viewer, @Param('quarter') address: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const quarter = quarterAt(address);
    const reading = await readForm(SummaryTextsForm, body);
    if (!reading.ok) return reply.code(422).view('summaries/draft', await this.draftPage(viewer, quarter, reading));
    await this.service.write(viewer, quarter, readVersion(body), writtenOf(reading.form));
    return redirect(reply, summaryPath(quarter), 'Vos textes sont enregistrés.');
  }

  @Post('calcul')
  @Access('summary.prepare')
  async calculate(@CurrentViewer() viewer: Viewer, @Param('quarter') address: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const quarter = quarterAt(address);
    await this.drafts.draftOf(viewer, quarter);
    await this.service.calculate(viewer, quarter);
    return redirect(reply, summaryPath(quarter), 'Les chiffres sont calculés de nouveau.');
  }

  @Get('publication')
  @Access('summary.publish')
  async confirm(@CurrentViewer() viewer: Viewer, @Param('quarter') address: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const draft = await this.drafts.draftOf(viewer, quarterAt(address));
    const councilId = currentCouncil(viewer);
    const content = await this.composer.compose(await this.councils.byId(councilId), draft, null);
    const missing = missingBeforePublication(draft, this.clock.today());
    return reply.view('summaries/publish', presentPublication(draft, content, await this.audience.of(councilId), missing));
  }

  @Post('publication')
  @Access('summary.publish')
  async publish(@CurrentViewer() viewer: Viewer, @Param('quarter') address: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const quarter = quarterAt(address);
    await this.service.publish(viewer, quarter, readVersion(body));
    return redirect(reply, summaryPath(quarter), 'Le bilan est publié.');
  }

  private async draftPage(viewer: Viewer, quarter: string, typed: FormState | null): Promise<SummaryDraftPage> {
    const draft = await this.drafts.draftOf(viewer, quarter);
    const content = await this.composer.compose(await this.councils.byId(currentCouncil(viewer)), draft, null);
    const rights = { mayPrepare: mayHere(viewer, 'summary.prepare'), mayPublish: mayHere(viewer, 'summary.publish') };
    return presentDraft(draft, content, rights, this.clock.today(), await this.audience.of(draft.councilId), typed);
  }
}

/** The list behind a figure is for those who read the members level; an elected reader has the summary alone. */
export function readsMembers(viewer: Viewer): boolean {
  return viewer.councilIds.includes(currentCouncil(viewer));
}
