import { Injectable } from '@nestjs/common';
import { type Audience, levelsBelow } from '../../../platform/access/audience.js';
import type { Viewer } from '../../../platform/access/viewer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { expectVersion, RuleViolation } from '../../../platform/web/errors.js';
import { Councils, Seating } from '../../../councils/index.js';
import { ActionLevels } from '../../actions/action-levels.js';
import { type LevelAsked, LevelChanges } from '../../core/levels/level-changes.js';
import type { Problem } from '../../core/problem.entity.js';
import { ProblemFollowers } from '../../core/problem-followers.js';
import { ProblemPlaces } from '../../core/problem-places.js';
import { ProblemRepository } from '../../core/problem.repository.js';
import { FactLevels } from '../../facts/fact-levels.js';
import { Thread } from '../../thread/thread.js';
import { ThreadNote } from '../../thread/thread-note.entity.js';
import { LEAD_NOT_NAMED } from '../problem.service.js';

/** Raising a problem takes along all that stands below it; lowering touches its row alone (model.md 1). */
@Injectable()
export class ProblemLevelService {
  constructor(
    private readonly database: Database,
    private readonly problems: ProblemRepository,
    private readonly actions: ActionLevels,
    private readonly facts: FactLevels,
    private readonly places: ProblemPlaces,
    private readonly thread: Thread,
    private readonly followers: ProblemFollowers,
    private readonly changes: LevelChanges,
    private readonly councils: Councils,
    private readonly seating: Seating,
    private readonly clock: Clock,
  ) {}

  /** The same level asked twice counts as success, whatever the version. */
  async change(viewer: Viewer, id: string, version: number, asked: LevelAsked): Promise<void> {
    await this.database.unitOfWork(async () => {
      const problem = await this.problems.toChange(viewer, id);
      const row = { kind: 'problem', id, audience: problem.audience, parent: null } as const;
      const move = this.changes.expect(viewer, row, asked);
      if (move === null) return;
      expectVersion(problem, version);
      const { bodyId } = problem;
      if (move === 'raise') await this.raise(problem, asked.to);
      else await this.lower(problem, asked.to);
      await this.thread.recount(id);
      await this.changes.write(viewer, move, row, asked, { bodyId });
    });
  }

  private async raise(problem: Problem, level: Audience): Promise<void> {
    await this.expectLeadNamed(problem, level);
    problem.audience = level;
    problem.bodyId = await this.bodyFor(problem, level);
    await this.database.save(problem);
    await this.actions.raiseOf(problem, level);
    await this.raiseTexts(problem.id, level);
    await this.followers.audienceRaised(problem.id, level);
  }

  private async raiseTexts(problemId: string, level: Audience): Promise<void> {
    const lower = levelsBelow(level);
    const ofProblem = `"problem_id" = :problemId and "confidentiality" in (:...lower)`;
    await this.database.changeAll(ThreadNote, { audience: level }, ofProblem, { problemId, lower });
    const named = await this.facts.raiseOf(problemId, level);
    await this.places.forget([...(await this.places.raise(problemId, level)), ...named]);
    await this.thread.raise({ problemId }, level);
  }

  /** Whatever was said below keeps its readers: each row opens on its own. */
  private async lower(problem: Problem, level: Audience): Promise<void> {
    problem.audience = level;
    problem.bodyId = (await this.councils.bodyOfLevel(level)).id;
    await this.database.save(problem);
  }

  /** A body that already has that level keeps its problem: a watch unit open to the members, the plenary. */
  private async bodyFor(problem: Problem, level: Audience): Promise<string> {
    const body = await this.councils.bodyById(problem.bodyId);
    const isThere = body.level === level.confidentiality && (level.groupId === null || level.groupId === body.id);
    return isThere ? body.id : (await this.councils.bodyOfLevel(level)).id;
  }

  private async expectLeadNamed({ leadOrganisationId }: Problem, { groupId }: Audience): Promise<void> {
    if (groupId === null || leadOrganisationId === null) return;
    const named = await this.seating.namedOrganisations(groupId, this.clock.today());
    if (!named.has(leadOrganisationId)) throw new RuleViolation('problem.leadNotNamed', LEAD_NOT_NAMED);
  }
}
