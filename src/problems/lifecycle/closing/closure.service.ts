import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../../../platform/access/viewer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Ids } from '../../../platform/clock/ids.js';
import { Database } from '../../../platform/database/database.js';
import { ActionNotAllowed, expectVersion, RuleViolation } from '../../../platform/web/errors.js';
import { ActionFollowUpService } from '../../actions/action-follow-up.service.js';
import { ActionRepository } from '../../actions/action.repository.js';
import type { ActionResult } from '../../actions/action-words.js';
import { Episode } from '../../core/episode.entity.js';
import type { Problem } from '../../core/problem.entity.js';
import { ProblemFollowers } from '../../core/problem-followers.js';
import { ProblemRepository } from '../../core/problem.repository.js';
import { expectMove } from '../../core/problem.rules.js';
import type { ClosingMotive } from '../../core/problem-words.js';
import { ProblemStatuses } from '../../thread/problem-statuses.js';

export type ClosingOutcome = 'closed' | 'transferred' | 'no_follow_up';

/** What becomes of one open action: an end with its sentence, or another problem. */
export type Settlement =
  | { readonly actionId: string; readonly version: number; readonly result: ActionResult; readonly sentence: string }
  | { readonly actionId: string; readonly version: number; readonly result: 'moved'; readonly toProblemId: string };

export interface CloseProblem {
  readonly version: number;
  readonly outcome: ClosingOutcome;
  /** Of `closed` only. */
  readonly motive: ClosingMotive | null;
  readonly lesson: string;
  /** Where it moved, or to whom it was transferred. */
  readonly movedToProblemId: string | null;
  readonly movedToPlace: string | null;
  readonly actions: readonly Settlement[];
}

/** The end of an episode, and the beginning of the next one. */
@Injectable()
export class ClosureService {
  constructor(
    private readonly database: Database,
    private readonly problems: ProblemRepository,
    private readonly statuses: ProblemStatuses,
    private readonly actions: ActionRepository,
    private readonly followUp: ActionFollowUpService,
    private readonly followers: ProblemFollowers,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Every open action that the person reads is settled; those she does not read go on, unmentioned. */
  async close(viewer: Viewer, id: string, closing: CloseProblem): Promise<void> {
    await this.database.unitOfWork(async () => {
      const problem = await this.loaded(viewer, id);
      expectMove(problem.status, closing.outcome, 'closing');
      expectVersion(problem, closing.version);
      await this.settle(viewer, problem, closing.actions);
      await this.endEpisode(problem, closing);
      problem.nextReviewOn = null;
      await this.statuses.change(viewer, problem, closing.outcome, closing.lesson);
      await this.followers.problemClosed(problem.id);
    });
  }

  async reopen(viewer: Viewer, id: string, version: number, reason: string): Promise<void> {
    await this.database.unitOfWork(async () => {
      const problem = await this.loaded(viewer, id);
      expectMove(problem.status, 'open', 'reopening');
      expectVersion(problem, version);
      problem.episodeNumber += 1;
      await this.database.insert(
        Object.assign(new Episode(), {
          id: this.ids.next(),
          councilId: problem.audience.councilId,
          problemId: problem.id,
          number: problem.episodeNumber,
          openedAt: this.clock.now(),
          closedAt: null,
          outcome: null,
          motive: null,
          lesson: null,
          movedToProblemId: null,
          movedToPlace: null,
          reopeningReason: reason,
        }),
      );
      await this.statuses.change(viewer, problem, 'open', reason);
    });
  }

  private async loaded(viewer: Viewer, id: string): Promise<Problem> {
    const problem = await this.problems.toChange(viewer, id);
    if (!may(viewer, 'problem.close', problem.audience.councilId)) throw new ActionNotAllowed();
    return problem;
  }

  private async settle(viewer: Viewer, problem: Problem, settlements: readonly Settlement[]): Promise<void> {
    const query = this.actions.visibleTo(viewer).andWhere(`action.problemId = :problemId AND action.state <> 'closed'`, { problemId: problem.id });
    const actions = await query.orderBy('action.id').getMany();
    if (actions.some(({ state }) => state === 'proposed')) throw new RuleViolation('problem.proposedAction', PROPOSED_ACTION);
    for (const { id } of actions) {
      const settlement = settlements.find(({ actionId }) => actionId === id);
      if (settlement === undefined) throw new RuleViolation('problem.unsettledAction', UNSETTLED_ACTION);
      await this.settleOne(viewer, problem, settlement);
    }
  }

  private async settleOne(viewer: Viewer, problem: Problem, settlement: Settlement): Promise<void> {
    if (settlement.result !== 'moved') {
      await this.followUp.close(viewer, settlement.actionId, settlement.version, settlement);
      return;
    }
    if (settlement.toProblemId === problem.id) throw new RuleViolation('problem.sameProblem', 'Choisissez un autre dossier pour reprendre cette action.');
    expectVersion(await this.actions.toChange(viewer, settlement.actionId), settlement.version);
    await this.followUp.moveTo(viewer, settlement.actionId, settlement.toProblemId);
  }

  private async endEpisode(problem: Problem, { outcome, motive, lesson, movedToProblemId, movedToPlace }: CloseProblem): Promise<void> {
    const query = this.database.read(Episode, 'episode').where('episode.problemId = :id AND episode.closedAt IS NULL', { id: problem.id });
    const episode = await this.database.toChange(query);
    Object.assign(episode, { closedAt: this.clock.now(), outcome, motive, lesson, movedToProblemId, movedToPlace });
    await this.database.save(episode);
  }
}

export const PROPOSED_ACTION = 'Une action de ce dossier est encore proposée\u00a0: publiez ou retirez-la d’abord.';
const UNSETTLED_ACTION = 'Une action ouverte s’est ajoutée à ce dossier\u00a0: ouvrez de nouveau la page pour dire ce qu’elle devient.';
