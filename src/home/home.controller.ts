import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../platform/access/viewer.js';
import { Clock } from '../platform/clock/clock.js';
import type { FrameCouncilChoice } from '../platform/web/frame.js';
import { SummaryHome } from '../summaries/index.js';
import { presentCouncils } from './councils.presenter.js';
import { homeKind } from './home-kind.js';
import { presentLeadHome } from './lead/lead-home.presenter.js';
import { LeadHomeQuery } from './lead/lead-home.query.js';
import { presentMemberHome } from './member/member-home.presenter.js';
import { MemberHomeQuery } from './member/member-home.query.js';
import { NewsQuery } from './news.query.js';
import { NextDaysQuery } from './next-days.query.js';
import { presentOutsideHome } from './outside.presenter.js';
import { presentReaderHome } from './reader-home.presenter.js';
import type { Thing } from './things/thing.js';

@Controller()
export class HomeController {
  constructor(
    private readonly lead: LeadHomeQuery,
    private readonly member: MemberHomeQuery,
    private readonly summaries: SummaryHome,
    private readonly nextDays: NextDaysQuery,
    private readonly news: NewsQuery,
    private readonly clock: Clock,
  ) {}

  /** The first page of everybody: what awaits her, by what she does in the current council. */
  @Get()
  @Access('signed-in')
  async show(@CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const { councils } = request.identity;
    const today = this.clock.today();
    const kind = homeKind(viewer, viewer.currentCouncilId);
    if (kind === 'outside') return reply.view('home/outside', presentOutsideHome(viewer.currentCouncilId !== null, today));
    if (kind === 'reader') return reply.view('home/reader', presentReaderHome(await this.summaries.view(viewer), today));
    const news = await this.news.of(viewer);
    if (kind === 'lead') {
      const home = await this.lead.load(viewer);
      return reply.view('home/lead', { ...presentLeadHome(home, councils), news, councils: await this.councilTable(viewer, councils, home.things) });
    }
    const home = await this.member.load(viewer);
    return reply.view('home/member', { ...presentMemberHome(home, councils), news, councils: await this.councilTable(viewer, councils, home.things) });
  }

  private async councilTable(viewer: Viewer, councils: readonly FrameCouncilChoice[], things: readonly Thing[]) {
    return councils.length < 2 ? null : presentCouncils(councils, things, await this.nextDays.byCouncil(viewer), this.clock.today());
  }
}
