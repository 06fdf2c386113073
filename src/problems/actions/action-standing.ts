import { Injectable } from '@nestjs/common';
import { audienceOf, Councils } from '../../councils/index.js';
import { type Audience, mayRead, narrowest, sameAudience } from '../../platform/access/audience.js';
import { currentCouncil, type Viewer } from '../../platform/access/viewer.js';
import { NotVisible, RuleViolation } from '../../platform/web/errors.js';
import { isClosedStatus } from '../core/problem.rules.js';
import type { Problem } from '../core/problem.entity.js';
import { ProblemRepository } from '../core/problem.repository.js';
import type { NewAction } from './new-action.js';

/** Where an action stands: its level, its body, its problem when it has one. */
export interface Standing {
  readonly audience: Audience;
  readonly bodyId: string;
  readonly problemId: string | null;
}

/** The level of an action is its problem’s, or its body’s without a problem; it may be raised at birth (model.md 1 and 3). */
@Injectable()
export class ActionStanding {
  constructor(
    private readonly problems: ProblemRepository,
    private readonly councils: Councils,
  ) {}

  async of(viewer: Viewer, asked: Pick<NewAction, 'problemId' | 'bodyId' | 'audience'>): Promise<Standing> {
    if (asked.problemId !== null) return this.inProblem(viewer, asked.problemId, asked.audience ?? null);
    const body = asked.bodyId ? await this.councils.bodyById(asked.bodyId) : await this.councils.defaultBody(currentCouncil(viewer));
    // First the body alone: whether a hidden one compares with what is asked must not be told.
    if (!mayRead(viewer, audienceOf(body))) throw new NotVisible();
    const level = raised(audienceOf(body), asked.audience ?? null);
    if (!mayRead(viewer, level)) throw new NotVisible();
    // Nothing says where it was decided: without a problem the body is that of its own level.
    return { audience: level, bodyId: (await this.councils.bodyOfLevel(level)).id, problemId: null };
  }

  /** The same, with its problem held until the unit ends, so that nobody closes it meanwhile. */
  async held(viewer: Viewer, asked: Pick<NewAction, 'problemId' | 'bodyId' | 'audience'>): Promise<Standing> {
    if (asked.problemId !== null) await this.problems.toChange(viewer, asked.problemId);
    return this.of(viewer, asked);
  }

  /** The narrowest of the action’s own level and of the problem’s, whether it is born there or moves there. */
  async inProblem(viewer: Viewer, problemId: string, own: Audience | null): Promise<Standing> {
    const problem = await this.problems.visibleById(viewer, problemId);
    if (isClosedStatus(problem.status)) throw new RuleViolation('action.closedProblem', 'Ce dossier est clos\u00a0: rouvrez-le d’abord.');
    const level = raised(problem.audience, own);
    if (!mayRead(viewer, level)) throw new NotVisible();
    return { audience: level, bodyId: await this.bodyIn(problem, level), problemId };
  }

  private async bodyIn(problem: Problem, level: Audience): Promise<string> {
    return sameAudience(problem.audience, level) ? problem.bodyId : (await this.councils.bodyOfLevel(level)).id;
  }
}

function raised(base: Audience, asked: Audience | null): Audience {
  return asked === null ? base : narrowest(base, asked);
}
