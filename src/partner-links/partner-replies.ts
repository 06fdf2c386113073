import { Injectable } from '@nestjs/common';
import type { Viewer } from '../platform/access/viewer.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { NotVisible, RuleViolation } from '../platform/web/errors.js';
import { parseId } from '../platform/web/forms/strict.js';
import { ActionRepository, type ContributionState, mayUndo, Reply, ReplyService, type TypedReply } from '../problems/index.js';

/** A reply just sent, while it can still be taken back. */
export interface FreshReply {
  readonly id: string;
  readonly sentence: string;
  readonly state: ContributionState;
  readonly hasWords: boolean;
}

/** The answers of a visit: sent, completed by a word, taken back for twenty minutes. */
@Injectable()
export class PartnerReplies {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionRepository,
    private readonly replies: ReplyService,
    private readonly clock: Clock,
  ) {}

  send(viewer: Viewer, actionId: string, answer: TypedReply): Promise<string> {
    const { state, motive, words, expectedOn } = answer;
    return this.replies.reply(viewer, actionId, { organisationId: ownOrganisation(viewer), state, motive, words, expectedOn, channel: 'link' });
  }

  /** One press in the list: the date already announced stays. */
  press(viewer: Viewer, actionId: string, state: ContributionState): Promise<string> {
    const said = { organisationId: ownOrganisation(viewer), state, motive: null, words: null, expectedOn: 'kept' as const };
    return this.replies.reply(viewer, actionId, { ...said, channel: 'link' });
  }

  undo(viewer: Viewer, replyId: string): Promise<void> {
    return this.replies.undoLast(viewer, replyId);
  }

  /** The word comes after the press: the bare reply gives way to the same one with its word, and counts nowhere. */
  async addWords(viewer: Viewer, replyId: string, words: string): Promise<string> {
    return this.database.unitOfWork(async () => {
      const reply = await this.ownReply(viewer, replyId);
      if (reply.words !== null) throw new RuleViolation('reply.words', 'Cette réponse a déjà un mot. Envoyez-en une autre pour la compléter.');
      await this.replies.undoLast(viewer, replyId);
      const said = { organisationId: reply.organisationId, state: reply.state, motive: reply.motive, words, expectedOn: reply.expectedOn };
      return this.replies.reply(viewer, reply.actionId, { ...said, channel: 'link' });
    });
  }

  /** Null when it is not one of this organisation’s, was undone, or can no longer be. */
  async fresh(viewer: Viewer, replyId: string | undefined): Promise<FreshReply | null> {
    if (parseId(replyId) === null) return null;
    const reply = await this.own(viewer, replyId ?? '').andWhere('reply.undoneAt IS NULL').getOne();
    if (reply === null) return null;
    const action = await this.actions.answerableTo(viewer).andWhere('action.id = :id', { id: reply.actionId }).getOne();
    if (action === null || !mayUndo(reply, await this.replies.lastIdOf(reply.contributionId), action.state, this.clock.now())) return null;
    return { id: reply.id, sentence: action.sentence, state: reply.state, hasWords: reply.words !== null };
  }

  private async ownReply(viewer: Viewer, replyId: string): Promise<Reply> {
    const reply = parseId(replyId) === null ? null : await this.own(viewer, replyId).getOne();
    if (reply === null) throw new NotVisible();
    return reply;
  }

  private own(viewer: Viewer, replyId: string) {
    const query = this.database.read(Reply, 'reply').where('reply.id = :replyId', { replyId });
    return query.andWhere('reply.organisationId IN (:...own)', { own: viewer.organisationIds });
  }
}

function ownOrganisation(viewer: Viewer): string {
  const [own] = viewer.organisationIds;
  if (own === undefined) throw new NotVisible();
  return own;
}
