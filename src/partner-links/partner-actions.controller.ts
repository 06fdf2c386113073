import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../platform/access/viewer.js';
import { Clock } from '../platform/clock/clock.js';
import { Ids } from '../platform/clock/ids.js';
import { NotVisible } from '../platform/web/errors.js';
import { redirect } from '../platform/web/flash.js';
import { FormKeys } from '../platform/web/forms/form-keys.js';
import { fieldsOf, readFormKey } from '../platform/web/forms/form-reader.js';
import { EMPTY_FORM, type FormState } from '../platform/web/forms/form-view.js';
import { cleanText } from '../platform/web/forms/strict.js';
import { wordOfState } from '../problems/index.js';
import { presentPartnerActions } from './partner-actions.presenter.js';
import { PartnerActionsQuery } from './partner-actions.query.js';
import { PartnerReplies } from './partner-replies.js';
import { visitToken } from './visits/visit-cookie.js';
import { type LiveVisit, Visits } from './visits/visits.js';

const LIST = '/lien/actions';
/** States that need no more than the press. */
const PRESSED = ['done', 'under_way'] as const;

/** The organisation’s own actions, answered by one press; a word may follow, and twenty minutes to take it back. */
@Controller('lien')
export class PartnerActionsController {
  constructor(
    private readonly visits: Visits,
    private readonly query: PartnerActionsQuery,
    private readonly replies: PartnerReplies,
    private readonly keys: FormKeys,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @Get('actions')
  @Access('reply-link')
  async index(@CurrentViewer() viewer: Viewer, @Query('reponse') reply: unknown, @Req() request: FastifyRequest, @Res() answer: FastifyReply): Promise<FastifyReply> {
    return this.page(answer, viewer, await this.visitOf(request), typeof reply === 'string' ? reply : undefined);
  }

  @Post('actions/:id/etat')
  @Access('reply-link')
  async press(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() answer: FastifyReply): Promise<FastifyReply> {
    const action = await this.query.oneOfVisit(viewer, id);
    const state = PRESSED.find((one) => wordOfState(one) === fieldsOf(body).state);
    // Whatever needs a motive is said on the page of the action.
    if (state === undefined) return answer.redirect(`${LIST}/${action.id}?etat=${wordOfState('blocked')}`, 303);
    const content = { actionId: action.id, state };
    const replyId = await this.keys.once(viewer, readFormKey(body), content, () => this.replies.press(viewer, action.id, state));
    return redirect(answer, `${LIST}?reponse=${replyId}`);
  }

  @Post('reponses/:id/annulation')
  @Access('reply-link')
  async undo(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() answer: FastifyReply): Promise<FastifyReply> {
    await this.replies.undo(viewer, id);
    return redirect(answer, LIST, 'Votre réponse est annulée.');
  }

  @Post('reponses/:id/mot')
  @Access('reply-link')
  async addWords(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Req() request: FastifyRequest, @Res() answer: FastifyReply): Promise<FastifyReply> {
    const typed = fieldsOf(body).words ?? '';
    const error = faultOf(typed);
    if (error !== null) {
      const state = { values: { words: typed }, errors: { words: error } };
      return this.page(answer.code(422), viewer, await this.visitOf(request), id, state);
    }
    const replyId = await this.replies.addWords(viewer, id, cleanText(typed) ?? '');
    return redirect(answer, `${LIST}?reponse=${replyId}`);
  }

  private async page(answer: FastifyReply, viewer: Viewer, visit: LiveVisit, replyId: string | undefined, words: FormState = EMPTY_FORM): Promise<FastifyReply> {
    const [actions, fresh, offersSignIn] = await Promise.all([
      this.query.ofVisit(viewer),
      this.replies.fresh(viewer, replyId),
      this.query.holdsAccount(visit.organisationId),
    ]);
    const readers = await this.query.readersOf(viewer, null);
    const read = { visit, actions, fresh, offersSignIn, readers, today: this.clock.today() };
    return answer.view('partner-links/actions', presentPartnerActions(read, () => this.ids.next(), words));
  }

  private async visitOf(request: FastifyRequest): Promise<LiveVisit> {
    const visit = await this.visits.liveVisit(visitToken(request) ?? '');
    if (visit === null) throw new NotVisible();
    return visit;
  }
}

function faultOf(typed: string): string | null {
  const text = cleanText(typed);
  if (text === null) return 'Ce texte contient des caractères illisibles\u00a0: retapez-le.';
  if (text === '') return 'Écrivez un mot, ou laissez votre réponse telle quelle.';
  return text.length > 500 ? '500 caractères au plus\u00a0: raccourcissez.' : null;
}
