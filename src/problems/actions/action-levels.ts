import { Injectable } from '@nestjs/common';
import { type Audience, levelsBelow } from '../../platform/access/audience.js';
import { Database } from '../../platform/database/database.js';
import { Councils } from '../../councils/index.js';
import { ProblemFollowers } from '../core/problem-followers.js';
import type { Problem } from '../core/problem.entity.js';
import { Action } from './action.entity.js';
import { Contributions } from './contributions.js';
import { ReplyThread } from './replies/reply-thread.js';

/** The level of actions: with their problem, one alone, or on the way to another problem. Inside the unit of the caller. */
@Injectable()
export class ActionLevels {
  constructor(
    private readonly database: Database,
    private readonly contributions: Contributions,
    private readonly thread: ReplyThread,
    private readonly councils: Councils,
    private readonly followers: ProblemFollowers,
  ) {}

  /** Every action of the problem that stands below takes its level and its body, closed ones too; references never change. */
  async raiseOf(problem: Problem, level: Audience): Promise<void> {
    const query = this.database
      .read(Action, 'action')
      .where('action.problemId = :problemId', { problemId: problem.id })
      .andWhere('action.audience.confidentiality IN (:...lower)', { lower: levelsBelow(level) });
    for (const action of await this.database.allToChange(query)) await this.raiseOne(action, level, problem.bodyId);
  }

  async raiseOne(action: Action, level: Audience, bodyId: string | null = null): Promise<void> {
    action.audience = level;
    action.bodyId = bodyId ?? (await this.councils.bodyOfLevel(level)).id;
    if (action.state !== 'closed') await this.contributions.expectNamed(action, await this.contributions.askedOrganisations(action.id));
    await this.database.save(action);
    await this.follow(action.id, level);
  }

  /** What was already said of it, in threads, in sittings and in minutes, is as hidden as it. */
  async follow(actionId: string, level: Audience): Promise<void> {
    await this.thread.raise(actionId, level);
    await this.followers.actionRaised(actionId, level);
  }
}
