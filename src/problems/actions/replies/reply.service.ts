import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../../../platform/access/viewer.js';
import { Audit } from '../../../platform/audit/audit.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Ids } from '../../../platform/clock/ids.js';
import { Database } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { ActionNotAllowed, NotVisible, RuleViolation } from '../../../platform/web/errors.js';
import { WordLists } from '../../../councils/index.js';
import { People } from '../../../people/index.js';
import type { ContributionState, Motive, ReplyChannel } from '../action-words.js';
import { Action } from '../action.entity.js';
import { ActionRepository } from '../action.repository.js';
import { actOn } from '../action.service.js';
import { Contribution } from '../contribution.entity.js';
import { Reply } from '../reply.entity.js';
import { ReplyThread } from './reply-thread.js';
import { expectAnswer, isFinal, isTheirsToUndo, mayUndo, UNDO_MS } from './reply.rules.js';

export const KEPT = 'kept';

export interface NewReply {
  readonly organisationId: string;
  readonly state: ContributionState;
  readonly motive: Motive | null;
  readonly words: string | null;
  /** The date that the organisation announces; `KEPT` leaves the one already announced, as the buttons of a list do. */
  readonly expectedOn: string | null;
  readonly channel: ReplyChannel;
  /** Who spoke, for a call or in a sitting; otherwise whoever answers. */
  readonly personId?: string | null;
}

/** What an organisation answers about an action, through any of the four doors. */
@Injectable()
export class ReplyService {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionRepository,
    private readonly people: People,
    private readonly words: WordLists,
    private readonly thread: ReplyThread,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async reply(viewer: Viewer, actionId: string, said: NewReply): Promise<string> {
    return this.database.unitOfWork(async () => {
      const action = await this.answerable(viewer, actionId, said);
      const part = await this.partToChange(action.id, said.organisationId);
      const reply = await this.insert(viewer, action, part, said);
      const { state, expectedOn } = part;
      await this.database.save(Object.assign(part, partAfter(reply)));
      await this.thread.write(action, reply);
      this.audit.record(viewer, { ...actOn(action, 'action.answer'), before: { state, expectedOn } });
      // Told once it can no longer be taken back; whoever tells looks again whether it was.
      const told = { actionId: action.id, replyId: reply.id, councilId: action.audience.councilId };
      await this.outbox.announce('action.answered', told, this.clock.in(UNDO_MS));
      return reply.id;
    });
  }

  /** The organisation’s last reply, while the action is open, for 20 minutes: state and announced date come back. */
  async undoLast(viewer: Viewer, replyId: string): Promise<void> {
    await this.database.unitOfWork(async () => {
      const seen = await this.replyById(replyId);
      const action = await this.openToAnswer(viewer, seen.actionId);
      this.expectOwnReply(viewer, action, seen);
      const part = await this.partToChange(action.id, seen.organisationId);
      const reply = await this.database.toChange(this.database.read(Reply, 'reply').where('reply.id = :replyId', { replyId }));
      if (!mayUndo(reply, await this.lastIdOf(part.id), action.state, this.clock.now())) {
        throw new RuleViolation('reply.undo', 'Cette réponse ne peut plus être annulée. Envoyez-en une autre pour la corriger.');
      }
      reply.undoneAt = this.clock.now();
      await this.database.save(reply);
      await this.database.save(Object.assign(part, partBefore(reply), { changedAt: reply.undoneAt }));
      await this.thread.remove(reply);
      this.audit.record(viewer, { ...actOn(action, 'action.undoAnswer'), before: { state: reply.state, expectedOn: reply.expectedOn } });
    });
  }

  /** The reply that stands: the only one that may be undone. */
  async lastIdOf(contributionId: string): Promise<string | null> {
    const query = this.database.read(Reply, 'reply').where('reply.contributionId = :contributionId', { contributionId });
    const last = await query.andWhere('reply.undoneAt IS NULL').orderBy('reply.recordedAt', 'DESC').addOrderBy('reply.id', 'DESC').limit(1).getOne();
    return last?.id ?? null;
  }

  private async answerable(viewer: Viewer, actionId: string, said: NewReply): Promise<Action> {
    if (said.channel === 'sitting') return this.inSitting(viewer, actionId);
    const action = await this.openToAnswer(viewer, actionId);
    const isOwn = viewer.organisationIds.includes(said.organisationId);
    if (said.channel === 'phone') {
      if (!may(viewer, 'action.answerFor', action.audience.councilId)) throw new ActionNotAllowed();
      await this.expectSpokenBy(said);
    } else if (!isOwn || (said.channel === 'link') !== (viewer.kind === 'link')) {
      throw new NotVisible();
    }
    return action;
  }

  /** An agreement given aloud comes before the action opens, or after. */
  private async inSitting(viewer: Viewer, actionId: string): Promise<Action> {
    const seen = await this.actions.visibleById(viewer, actionId);
    if (!may(viewer, 'sitting.write', seen.audience.councilId)) throw new ActionNotAllowed();
    await this.thread.lockProblem(seen.problemId);
    const action = await this.actions.toChange(viewer, actionId);
    if (action.state === 'closed') throw new RuleViolation('reply.closed', 'Cette action est close\u00a0: elle n’attend plus de réponse.');
    return action;
  }

  private async openToAnswer(viewer: Viewer, actionId: string): Promise<Action> {
    const seen = await this.actions.answerableById(viewer, actionId);
    await this.thread.lockProblem(seen.problemId);
    return this.actions.answerableToChange(viewer, actionId);
  }

  /** By telephone both names are kept: who spoke belongs to the organisation that she answers for. */
  private async expectSpokenBy({ organisationId, personId }: NewReply): Promise<void> {
    const contact = personId === undefined || personId === null ? null : await this.people.contactOf(organisationId, personId);
    if (contact === null) throw new RuleViolation('reply.speaker', 'Dites qui a parlé au téléphone pour cette organisation.');
  }

  private expectOwnReply(viewer: Viewer, action: Action, reply: Reply): void {
    if (!isTheirsToUndo(viewer, action.audience.councilId, reply)) throw new NotVisible();
  }

  private async insert(viewer: Viewer, action: Action, part: Contribution, said: NewReply): Promise<Reply> {
    const given = said.expectedOn === KEPT ? part.expectedOn : said.expectedOn;
    const { state, motive, words, channel } = said;
    const answer = { state, motive, words, expectedOn: isFinal(state) ? null : given };
    const council = await this.words.of(action.audience.councilId);
    // What the organisation says already may be said again, although its council put the word aside since.
    if (motive === null || motive !== part.motive || state !== part.state) expectAnswer(answer, council);
    const now = this.clock.now();
    const reported = channel === 'phone' || channel === 'sitting';
    return this.database.insert(
      Object.assign(new Reply(), answer, {
        id: this.ids.next(),
        councilId: action.audience.councilId,
        actionId: action.id,
        contributionId: part.id,
        organisationId: part.organisationId,
        channel,
        personId: reported ? (said.personId ?? null) : viewer.personId,
        recordedByPersonId: reported ? viewer.personId : null,
        at: now,
        recordedAt: now,
        undoneAt: null,
        previousState: part.state,
        previousMotive: part.motive,
        previousMotiveWords: part.motiveWords,
        previousExpectedOn: part.expectedOn,
      }),
    );
  }

  private partToChange(actionId: string, organisationId: string): Promise<Contribution> {
    const query = this.database.read(Contribution, 'part').where('part.actionId = :actionId', { actionId });
    return this.database.toChange(query.andWhere('part.organisationId = :organisationId AND part.withdrawnOn IS NULL', { organisationId }));
  }

  private async replyById(replyId: string): Promise<Reply> {
    const reply = await this.database.read(Reply, 'reply').where('reply.id = :replyId', { replyId }).getOne();
    if (reply === null) throw new NotVisible();
    return reply;
  }
}

function partAfter({ state, motive, words, expectedOn, at }: Reply) {
  return { state, motive, motiveWords: motive === 'other' ? words : null, expectedOn, changedAt: at };
}

function partBefore(reply: Reply) {
  return {
    state: reply.previousState,
    motive: reply.previousMotive,
    motiveWords: reply.previousMotiveWords,
    expectedOn: reply.previousExpectedOn,
  };
}
