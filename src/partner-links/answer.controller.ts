import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WordLists } from '../councils/index.js';
import { Access } from '../platform/access/access.js';
import { currentCouncil, CurrentViewer, type Viewer } from '../platform/access/viewer.js';
import { Clock } from '../platform/clock/clock.js';
import { Ids } from '../platform/clock/ids.js';
import { NotVisible } from '../platform/web/errors.js';
import { redirect } from '../platform/web/flash.js';
import { FormKeys } from '../platform/web/forms/form-keys.js';
import { readFormKey } from '../platform/web/forms/form-reader.js';
import { readReply } from '../problems/index.js';
import { type AnswerRead, openingForm, presentAnswer } from './answer.presenter.js';
import { PartnerActionsQuery } from './partner-actions.query.js';
import { PartnerReplies } from './partner-replies.js';
import { visitToken } from './visits/visit-cookie.js';
import { Visits } from './visits/visits.js';

/** One action’s page: any of the six answers, its motive, a date, a word. */
@Controller('lien/actions/:id')
export class AnswerController {
  constructor(
    private readonly visits: Visits,
    private readonly query: PartnerActionsQuery,
    private readonly replies: PartnerReplies,
    private readonly words: WordLists,
    private readonly keys: FormKeys,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @Get()
  @Access('reply-link')
  async show(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Query() asked: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const read = await this.read(viewer, id, request);
    const form = openingForm(read.action, asked.etat);
    return reply.view('partner-links/answer', presentAnswer(read, form, this.ids.next(), asked.autre !== undefined));
  }

  @Post()
  @Access('reply-link')
  async send(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const read = await this.read(viewer, id, request);
    const formKey = readFormKey(body);
    const reading = await readReply(body, read.today, read.words);
    if (!reading.ok) {
      return reply.code(422).view('partner-links/answer', presentAnswer(read, reading, formKey));
    }
    const answer = reading.form;
    const replyId = await this.keys.once(viewer, formKey, { actionId: id, ...answer }, () => this.replies.send(viewer, id, answer));
    return redirect(reply, `/lien/actions?reponse=${replyId}`);
  }

  private async read(viewer: Viewer, id: string, request: FastifyRequest): Promise<AnswerRead> {
    const action = await this.query.oneOfVisit(viewer, id);
    const visit = await this.visits.liveVisit(visitToken(request) ?? '');
    if (visit === null) throw new NotVisible();
    const words = await this.words.of(currentCouncil(viewer));
    return { visit, action, words, readers: await this.query.readersOf(viewer, action), today: this.clock.today() };
  }
}
