import type { ActionResult, ActionState, ContributionState, Motive } from '../../../problems/actions/action-words.js';
import { ActionChange } from '../../../problems/actions/action-change.entity.js';
import { Action } from '../../../problems/actions/action.entity.js';
import { Contribution } from '../../../problems/actions/contribution.entity.js';
import { Reply } from '../../../problems/actions/reply.entity.js';
import { day, DAY_MS, instant } from './days.js';
import type { HeldMeeting } from './meetings.rows.js';
import type { BenchSeat } from './set-up.js';
import type { Story } from './story.js';
import type { ThreadRows } from './thread.rows.js';
import { REPLIES, SENTENCES } from './words.js';
import type { Writer } from './writer.js';

export interface ActionPlan {
  readonly state: ActionState;
  readonly decidedAt: number;
  readonly bornIn: HeldMeeting | null;
  /** Whether its lead answered. */
  readonly isAnswered: boolean;
}

/** An open action and who may say on the telephone where it stands. */
export interface Answerable {
  readonly actionId: string;
  readonly problemId: string;
  readonly organisationId: string;
  readonly personId: string;
}

export interface WrittenAction {
  readonly id: string;
  readonly reference: string;
  readonly sentence: string;
  readonly dueOn: string | null;
}

const OPEN_STATES: readonly ContributionState[] = ['accepted', 'accepted', 'under_way', 'under_way', 'under_way', 'blocked', 'done'];
const RESULTS: readonly ActionResult[] = ['done', 'done', 'done', 'partly_done', 'moot', 'abandoned'];

/** Actions with their contributions, the replies of their leads and the due dates that moved. */
export class ActionRows {
  readonly answerable: Answerable[] = [];

  constructor(private readonly writer: Writer, private readonly thread: ThreadRows) {}

  write(story: Story, plan: ActionPlan): WrittenAction {
    const { dice } = this.writer;
    const seats = dice.someOf(story.body.seats, dice.between(1, 3));
    const lead = plan.state === 'open' && dice.chance(0.01) ? null : (seats[0] ?? null);
    const id = dice.id(plan.decidedAt);
    const reference = this.writer.reference('action', story.body, plan.decidedAt);
    const due = this.dueOf(plan);
    const leadState = this.leadState(plan);
    const isPostponed = due !== null && dice.chance(0.1);
    const action = { id, reference, sentence: dice.oneOf(SENTENCES), dueOn: due === null ? null : day(due) };
    this.row(story, plan, { ...action, postponements: isPostponed ? 1 : 0 }, lead);
    for (const [rank, seat] of seats.entries()) {
      this.part(story, plan, id, seat, rank === 0 && lead !== null ? leadState : 'asked');
    }
    if (plan.state === 'open' && lead !== null) {
      this.answerable.push({ actionId: id, problemId: story.id, organisationId: lead.organisationId, personId: lead.personId });
    }
    if (isPostponed) this.postponed(plan, id, due);
    return action;
  }

  private row(story: Story, plan: ActionPlan, action: WrittenAction & { readonly postponements: number }, lead: BenchSeat | null): void {
    const { dice, bulk, now } = this.writer;
    const isClosed = plan.state === 'closed';
    const closedAt = isClosed ? Math.min(plan.decidedAt + dice.between(10, 60) * DAY_MS, story.until, now - DAY_MS) : null;
    bulk.add(Action, {
      ...{ ...action, audience: story.audience, bodyId: story.body.id, problemId: story.id, state: plan.state },
      ...{ leadOrganisationId: lead?.organisationId ?? null, leadSeatId: lead?.id ?? null, decidedOn: day(plan.decidedAt), bornMeetingId: plan.bornIn?.id ?? null },
      ...{ openedAt: plan.state === 'proposed' ? null : instant(plan.decidedAt), closedAt: closedAt === null ? null : instant(closedAt) },
      ...{ result: isClosed ? dice.oneOf(RESULTS) : null, resultSentence: isClosed ? 'Vérifié sur place avec le gardien.' : null },
      ...{ createdAt: instant(plan.decidedAt), version: 1 },
    });
  }

  private dueOf({ state, decidedAt }: ActionPlan): number | null {
    const { dice, now } = this.writer;
    if (dice.chance(0.02)) return null;
    if (state === 'closed') return decidedAt + dice.between(15, 60) * DAY_MS;
    return dice.chance(0.08) ? now - dice.between(1, 40) * DAY_MS : now + dice.between(1, 90) * DAY_MS;
  }

  private leadState({ state, isAnswered }: ActionPlan): ContributionState {
    if (!isAnswered) return 'asked';
    return state === 'open' ? this.writer.dice.oneOf(OPEN_STATES) : 'done';
  }

  private part(story: Story, plan: ActionPlan, actionId: string, seat: BenchSeat, state: ContributionState): void {
    const { dice, bulk, council, now } = this.writer;
    const id = dice.id(plan.decidedAt);
    const answeredAt = Math.min(plan.decidedAt + dice.between(1, 20) * DAY_MS, story.until, now - DAY_MS);
    const motive: Motive | null = state === 'blocked' ? 'delivery' : null;
    bulk.add(Contribution, {
      ...{ id, councilId: council.id, actionId, organisationId: seat.organisationId, state, motive, motiveWords: null, expectedOn: null },
      ...{ askedAt: instant(plan.decidedAt), changedAt: instant(state === 'asked' ? plan.decidedAt : answeredAt), withdrawnOn: null, version: 1 },
    });
    if (state !== 'asked') this.reply(story, { actionId, contributionId: id, state, motive }, seat, answeredAt);
  }

  private reply(
    story: Story,
    said: Pick<Reply, 'actionId' | 'contributionId' | 'state' | 'motive'>,
    { organisationId, personId }: BenchSeat,
    at: number,
  ): void {
    const { dice, bulk, council } = this.writer;
    const id = dice.id(at);
    const channel = dice.chance(0.6) ? ('link' as const) : ('signed_in' as const);
    const before = { previousState: 'asked' as const, previousMotive: null, previousMotiveWords: null, previousExpectedOn: null };
    const who = { organisationId, personId, recordedByPersonId: null, councilId: council.id };
    const when = { at: instant(at), recordedAt: instant(at), undoneAt: null };
    bulk.add(Reply, { id, ...said, ...who, words: dice.oneOf(REPLIES), expectedOn: null, channel, ...when, ...before });
    this.thread.line(story, 'reply', at, id);
  }

  private postponed({ decidedAt }: ActionPlan, actionId: string, due: number): void {
    const { dice, bulk, council, now } = this.writer;
    const at = Math.min(decidedAt + 5 * DAY_MS, now - DAY_MS);
    bulk.add(ActionChange, {
      ...{ id: dice.id(at), councilId: council.id, actionId, kind: 'due' as const, oldValue: day(due - 10 * DAY_MS), newValue: day(due) },
      ...{ changedOn: day(at), recordedAt: instant(at), personId: council.coordinatorId, reason: 'Livraison reportée.' },
    });
  }
}
