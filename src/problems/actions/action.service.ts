import { Injectable } from '@nestjs/common';
import { References } from '../../councils/index.js';
import type { Right } from '../../platform/access/access.js';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { partsOf } from '../../platform/clock/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { ActionNotAllowed, RuleViolation } from '../../platform/web/errors.js';
import { ProblemStatuses } from '../thread/problem-statuses.js';
import { ActionStanding, type Standing } from './action-standing.js';
import type { ActionState } from './action-words.js';
import { Action } from './action.entity.js';
import { ActionRepository } from './action.repository.js';
import { Contributions } from './contributions.js';
import { type CorrectedAction, type NewAction, organisationsOf } from './new-action.js';
import { Reply } from './reply.entity.js';

/** The birth of an action: proposed in a sitting, or open at once. What follows is in `ActionFollowUpService`. */
@Injectable()
export class ActionService {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionRepository,
    private readonly standings: ActionStanding,
    private readonly contributions: Contributions,
    private readonly problems: ProblemStatuses,
    private readonly references: References,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Opens at once; outside a meeting its organisations are told by mail. */
  create(viewer: Viewer, asked: NewAction): Promise<string> {
    return this.database.unitOfWork(async () => {
      const seen = await this.standings.of(viewer, asked);
      expectRight(viewer, ['action.create'], seen.audience.councilId);
      if (seen.problemId !== null) await this.problems.firstActionOpened(viewer, seen.problemId);
      // Asked again now that the problem is held: somebody may just have closed it.
      const standing = await this.standings.of(viewer, asked);
      const action = await this.insert(viewer, asked, standing, 'open');
      await this.contributions.expectNamed(action, organisationsOf(asked));
      await this.contributions.ask(action, organisationsOf(asked));
      await this.announceOpened(action);
      return action.id;
    });
  }

  /** Typed in a sitting: nothing leaves before it opens. */
  propose(viewer: Viewer, asked: NewAction): Promise<string> {
    return this.database.unitOfWork(async () => {
      const standing = await this.standings.held(viewer, asked);
      expectRight(viewer, ['sitting.write', 'action.create'], standing.audience.councilId);
      const action = await this.insert(viewer, asked, standing, 'proposed');
      await this.contributions.ask(action, organisationsOf(asked));
      return action.id;
    });
  }

  async correctProposed(viewer: Viewer, id: string, said: CorrectedAction): Promise<void> {
    await this.database.unitOfWork(async () => {
      const action = await this.proposedToChange(viewer, id);
      await this.contributions.expectPartners(action.audience.councilId, organisationsOf(said));
      const { sentence, leadOrganisationId, dueOn } = action;
      if (said.leadOrganisationId !== leadOrganisationId) action.leadSeatId = null;
      Object.assign(action, { sentence: said.sentence, leadOrganisationId: said.leadOrganisationId, dueOn: said.dueOn });
      await this.database.save(action);
      await this.contributions.ask(action, organisationsOf(said));
      this.record(viewer, 'action.correct', action, { sentence, leadOrganisationId, dueOn });
    });
  }

  /** The row goes away and its number is burnt; what pointed to it (an entry of the sitting) must have let go before. */
  async withdrawProposed(viewer: Viewer, id: string): Promise<void> {
    await this.database.unitOfWork(async () => {
      const action = await this.proposedToChange(viewer, id);
      const replies = await this.database.allToChange(this.database.read(Reply, 'reply').where('reply.actionId = :id', { id }));
      if (replies.some(({ undoneAt }) => undoneAt === null)) {
        throw new RuleViolation('action.answered', 'Une organisation a déjà répondu à cette action\u00a0: elle ne peut plus être retirée.');
      }
      for (const reply of replies) await this.database.remove(reply);
      await this.contributions.removeAll(id);
      const { reference, sentence } = action;
      await this.database.remove(action);
      this.audit.record(viewer, { ...actOn(action, 'action.withdraw'), rowId: id, before: { reference, sentence } });
    });
  }

  /** By hand, before or without publication. Opening a sitting’s action by hand sends nothing: its minutes will. */
  async open(viewer: Viewer, id: string): Promise<void> {
    await this.database.unitOfWork(async () => {
      const action = await this.actions.visibleById(viewer, id);
      expectRight(viewer, ['action.create'], action.audience.councilId);
      await this.openOne(viewer, action);
      await this.announceOpened(action);
    });
  }

  /** Publication opens every action still proposed that was born in the meeting, whatever its level. Answers their ids. */
  async openBornIn(viewer: Viewer, meetingId: string): Promise<string[]> {
    return this.database.unitOfWork(async () => {
      const query = this.database.read(Action, 'action').where("action.bornMeetingId = :meetingId AND action.state = 'proposed'", { meetingId });
      const born = await query.orderBy('action.id').getMany();
      for (const action of born) await this.openOne(viewer, action);
      return born.map(({ id }) => id);
    });
  }

  /** The problem is locked before its action, as everywhere. */
  private async openOne(viewer: Viewer, seen: Action): Promise<void> {
    if (seen.problemId !== null) await this.problems.firstActionOpened(viewer, seen.problemId);
    const action = await this.database.toChange(this.database.read(Action, 'action').where('action.id = :id', { id: seen.id }));
    expectProposed(action);
    await this.contributions.expectNamed(action, await this.contributions.askedOrganisations(action.id));
    action.state = 'open';
    action.openedAt = this.clock.now();
    await this.database.save(action);
    this.record(viewer, 'action.open', action, { state: 'proposed' });
  }

  private async insert(viewer: Viewer, asked: NewAction, standing: Standing, state: ActionState): Promise<Action> {
    await this.contributions.expectPartners(standing.audience.councilId, organisationsOf(asked));
    const { sentence, leadOrganisationId, leadSeatId, dueOn, decidedOn, bornMeetingId } = asked;
    const now = this.clock.now();
    const reference = await this.references.next(standing.audience, 'action', partsOf(decidedOn).year);
    const action = Object.assign(new Action(), standing, { sentence, leadOrganisationId, leadSeatId, dueOn, decidedOn, bornMeetingId }, {
      id: this.ids.next(),
      reference,
      state,
      openedAt: state === 'open' ? now : null,
      closedAt: null,
      result: null,
      resultSentence: null,
      postponements: 0,
      createdAt: now,
    });
    await this.database.insert(action);
    this.record(viewer, state === 'open' ? 'action.create' : 'action.propose', action);
    return action;
  }

  private async proposedToChange(viewer: Viewer, id: string): Promise<Action> {
    const action = await this.actions.toChange(viewer, id);
    expectRight(viewer, ['sitting.write', 'action.create'], action.audience.councilId);
    expectProposed(action);
    return action;
  }

  private async announceOpened(action: Action): Promise<void> {
    if (action.bornMeetingId === null) await this.outbox.announce('action.opened', { actionId: action.id, councilId: action.audience.councilId });
  }

  private record(viewer: Viewer, act: string, action: Action, before: Record<string, unknown> = {}): void {
    this.audit.record(viewer, { ...actOn(action, act), before });
  }
}

export function actOn(action: Action, act: string) {
  const { councilId, confidentiality: level } = action.audience;
  return { act, rowType: 'action', rowId: action.id, councilId, level };
}

/** A right of the council’s row, not of the person in general: the guard of the route has already asked the latter. */
export function expectRight(viewer: Viewer, rights: readonly Right[], councilId: string): void {
  if (!rights.some((right) => may(viewer, right, councilId))) throw new ActionNotAllowed();
}

function expectProposed(action: Action): void {
  if (action.state !== 'proposed') throw new RuleViolation('action.notProposed', 'Cette action est déjà ouverte.');
}
