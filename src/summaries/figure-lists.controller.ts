import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Councils } from '../councils/index.js';
import { Access } from '../platform/access/access.js';
import { CurrentViewer, currentCouncil, type Viewer } from '../platform/access/viewer.js';
import { NotVisible } from '../platform/web/errors.js';
import { parseDayKey } from '../platform/web/list-page.js';
import { FigurePageQuery } from './figures/figure-page.query.js';
import { FIGURE_PARTS } from './figures/figure-parts.js';
import { FIGURE_KEYS } from './figures/quarter-figures.js';
import { quarterWindow } from './figures/quarter-window.js';
import { presentFigureList } from './figure-list.presenter.js';
import { PublishedSummaries } from './published/published-summaries.js';
import { quarterAt } from './quarter-address.js';
import { SummaryComposer } from './draft/summary-composer.js';
import type { SummaryContent } from './summary-content.js';
import { readsMembers } from './summary.controller.js';
import { SummaryDrafts } from './draft/summary-drafts.js';

/** The rows behind each figure, each reader seeing her own. */
@Controller('bilan/:quarter/chiffres/:figure')
export class FigureListsController {
  constructor(
    private readonly published: PublishedSummaries,
    private readonly drafts: SummaryDrafts,
    private readonly composer: SummaryComposer,
    private readonly councils: Councils,
    private readonly query: FigurePageQuery,
  ) {}

  @Get()
  @Access('summary.view')
  async show(
    @CurrentViewer() viewer: Viewer,
    @Param('quarter') address: string,
    @Param('figure') figureKey: string,
    @Query('partie') partNumber: unknown,
    @Query('apres') after: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    if (!readsMembers(viewer)) throw new NotVisible();
    const quarter = quarterAt(address);
    const key = FIGURE_KEYS.find((known) => known === figureKey);
    const content = await this.contentOf(viewer, quarter);
    const figure = content.figures.find((printed) => printed.key === key);
    const partIndex = partNumber === '2' ? 1 : 0;
    const part = key === undefined ? undefined : FIGURE_PARTS[key][partIndex];
    if (figure === undefined || part === undefined) throw new NotVisible();
    const asked = { quarter, figure, cutOffOn: content.cutOffOn, computedAt: content.computedAt, partIndex, after: parseDayKey(after) };
    const found = await this.query.page(viewer, part, quarterWindow(currentCouncil(viewer), quarter, content.cutOffOn), asked.after);
    return reply.view('summaries/figure', presentFigureList(asked, part, found));
  }

  private async contentOf(viewer: Viewer, quarter: string): Promise<SummaryContent> {
    const summary = await this.published.ofQuarter(viewer, quarter);
    if (summary !== null) return summary.content;
    const draft = await this.drafts.draftOf(viewer, quarter);
    return this.composer.compose(await this.councils.byId(currentCouncil(viewer)), draft, null);
  }
}
