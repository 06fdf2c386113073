import { Injectable } from '@nestjs/common';
import type { Right } from '../../platform/access/access.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { sameAudience } from '../../platform/access/audience.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { expectVersion, RuleViolation } from '../../platform/web/errors.js';
import { ProblemRepository } from '../core/problem.repository.js';
import { isClosedStatus } from '../core/problem.rules.js';
import { ActionChange } from './action-change.entity.js';
import { ActionLevels } from './action-levels.js';
import { ActionStanding } from './action-standing.js';
import type { ActionState } from './action-words.js';
import { Action } from './action.entity.js';
import { ActionRepository } from './action.repository.js';
import { closingOf, isPostponement } from './action.rules.js';
import { actOn, expectRight } from './action.service.js';
import { Contributions } from './contributions.js';
import { type Closing, organisationsOf, type Replanning } from './new-action.js';

const LONGEST_REASON = 300;

/** The life of an action once open: another date or lead, its end, its return, another problem. */
@Injectable()
export class ActionFollowUpService {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionRepository,
    private readonly problems: ProblemRepository,
    private readonly standings: ActionStanding,
    private readonly contributions: Contributions,
    private readonly levels: ActionLevels,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** A due date moved later is a postponement: the old one is kept with its date and counted. */
  async replan(viewer: Viewer, id: string, version: number, plan: Replanning): Promise<void> {
    await this.database.unitOfWork(async () => {
      const action = await this.loaded(viewer, id, version, 'action.replan', 'open');
      await this.contributions.expectPartners(action.audience.councilId, organisationsOf(plan));
      const { dueOn, leadOrganisationId } = action;
      const leadReplaced = leadOrganisationId !== null && leadOrganisationId !== plan.leadOrganisationId;
      const postponed = isPostponement(dueOn, plan.dueOn);
      if ((leadReplaced || postponed) && plan.reason === null) {
        throw new RuleViolation('action.reason', 'Dites pourquoi l’échéance recule ou le pilote change.');
      }
      await this.keepChange(viewer, action, 'due', dueOn, plan);
      await this.keepChange(viewer, action, 'lead', leadOrganisationId, plan);
      if (leadOrganisationId !== plan.leadOrganisationId) action.leadSeatId = null;
      Object.assign(action, { dueOn: plan.dueOn, leadOrganisationId: plan.leadOrganisationId });
      if (postponed) action.postponements += 1;
      await this.database.save(action);
      await this.contributions.expectNamed(action, organisationsOf(plan));
      await this.contributions.ask(action, organisationsOf(plan));
      this.audit.record(viewer, { ...actOn(action, 'action.replan'), before: { dueOn, leadOrganisationId } });
    });
  }

  async close(viewer: Viewer, id: string, version: number, said: Closing): Promise<void> {
    await this.database.unitOfWork(async () => {
      const action = await this.loaded(viewer, id, version, 'action.close', 'open');
      const { result, sentence } = closingOf(said.result, said.sentence);
      Object.assign(action, { state: 'closed', result, resultSentence: sentence, closedAt: this.clock.now() });
      await this.database.save(action);
      this.audit.record(viewer, { ...actOn(action, 'action.close'), before: { state: 'open' } });
      await this.announce('action.closed', action);
    });
  }

  /** The row keeps only what stands; the closing taken back is kept beside, so that a past quarter is counted as it was. */
  async reopen(viewer: Viewer, id: string, version: number, reason: string): Promise<void> {
    await this.database.unitOfWork(async () => {
      const action = await this.loaded(viewer, id, version, 'action.close', 'closed');
      if (reason.trim() === '') throw new RuleViolation('action.reopenReason', 'Dites pourquoi l’action est rouverte.');
      await this.expectOpenProblem(viewer, action);
      const { result, resultSentence, closedAt } = action;
      await this.insertChange(viewer, action, { kind: 'closing', oldValue: result, newValue: closedAt, reason: reason.slice(0, LONGEST_REASON) });
      Object.assign(action, { state: 'open', result: null, resultSentence: null, closedAt: null });
      await this.database.save(action);
      this.audit.record(viewer, { ...actOn(action, 'action.reopen'), before: { result, resultSentence, closedAt, reason } });
    });
  }

  /** « Reprise dans un autre dossier »: the row moves, keeps its state, and takes the narrowest of both levels. */
  async moveTo(viewer: Viewer, id: string, problemId: string): Promise<void> {
    await this.database.unitOfWork(async () => {
      const seen = await this.actions.visibleById(viewer, id);
      expectRight(viewer, ['action.replan'], seen.audience.councilId);
      // Both held: a level that rises meanwhile is seen.
      await this.problems.toChange(viewer, problemId);
      const action = await this.actions.toChange(viewer, id);
      const { problemId: former, audience } = action;
      const standing = await this.standings.inProblem(viewer, problemId, audience);
      Object.assign(action, standing);
      await this.database.save(action);
      if (!sameAudience(audience, standing.audience)) {
        await this.contributions.expectNamed(action, await this.contributions.askedOrganisations(id));
        await this.levels.follow(id, standing.audience);
      }
      this.audit.record(viewer, { ...actOn(action, 'action.move'), before: { problemId: former, level: audience.confidentiality } });
    });
  }

  private async loaded(viewer: Viewer, id: string, version: number, right: Right, state: ActionState): Promise<Action> {
    const action = await this.actions.toChange(viewer, id);
    expectRight(viewer, [right], action.audience.councilId);
    expectVersion(action, version);
    if (action.state === state) return action;
    throw new RuleViolation('action.state', action.state === 'closed' ? 'Cette action est déjà close.' : 'Cette action n’est pas close.');
  }

  private async expectOpenProblem(viewer: Viewer, action: Action): Promise<void> {
    if (action.problemId === null) return;
    const title = (await this.problems.titlesFor(viewer, [action.problemId])).get(action.problemId);
    if (title !== undefined && isClosedStatus(title.status)) {
      throw new RuleViolation('action.closedProblem', 'Le dossier de cette action est clos\u00a0: rouvrez-le d’abord.');
    }
  }

  private async keepChange(viewer: Viewer, action: Action, kind: 'due' | 'lead', oldValue: string | null, plan: Replanning): Promise<void> {
    const newValue = kind === 'due' ? plan.dueOn : plan.leadOrganisationId;
    if (newValue === oldValue) return;
    await this.insertChange(viewer, action, { kind, oldValue, newValue, reason: plan.reason });
  }

  private async insertChange(viewer: Viewer, action: Action, said: Pick<ActionChange, 'kind' | 'oldValue' | 'newValue' | 'reason'>): Promise<void> {
    const owner = { id: this.ids.next(), councilId: action.audience.councilId, actionId: action.id, personId: viewer.personId };
    const when = { changedOn: this.clock.today(), recordedAt: this.clock.now() };
    await this.database.insert(Object.assign(new ActionChange(), owner, when, said));
  }

  private announce(kind: string, action: Action): Promise<void> {
    return this.outbox.announce(kind, { actionId: action.id, councilId: action.audience.councilId });
  }
}
