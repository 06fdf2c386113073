import { Injectable } from '@nestjs/common';
import { type Audience, levelsBelow } from '../../../platform/access/audience.js';
import { Database } from '../../../platform/database/database.js';
import { Problem } from '../../core/problem.entity.js';
import { ThreadLine } from '../../thread/thread-line.entity.js';
import { Thread } from '../../thread/thread.js';
import type { Action } from '../action.entity.js';
import type { Reply } from '../reply.entity.js';

/** The lines that replies leave in the thread of their problem. An action without problem leaves none. */
@Injectable()
export class ReplyThread {
  constructor(
    private readonly database: Database,
    private readonly thread: Thread,
  ) {}

  /** Before the action itself: a problem and its actions are always locked in that order, whoever asks. */
  async lockProblem(problemId: string | null): Promise<void> {
    if (problemId === null) return;
    await this.database.toChangeIfAny(this.database.read(Problem, 'problem').where('problem.id = :problemId', { problemId }));
  }

  async write(action: Action, reply: Reply): Promise<void> {
    if (action.problemId === null) return;
    await this.thread.add({ problemId: action.problemId, at: reply.at, kind: 'reply', sourceId: reply.id, audience: action.audience });
  }

  async remove(reply: Reply): Promise<void> {
    await this.thread.remove(reply.id);
  }

  /** The lines already written follow their action to its higher level, in whichever problem they stand. */
  async raise(actionId: string, audience: Audience): Promise<void> {
    const lower = levelsBelow(audience);
    if (lower.length === 0) return;
    const ofAction = `"source_id" in (select "id" from "reply" where "action_id" = :actionId) and "confidentiality" in (:...lower)`;
    if ((await this.database.changeAll(ThreadLine, { audience }, ofAction, { actionId, lower })) === 0) return;
    for (const problemId of await this.problemsOf(actionId)) await this.thread.recount(problemId);
  }

  /** An action that moved left its first replies in the thread of its former problem. */
  private problemsOf(actionId: string): Promise<string[]> {
    const query = this.database
      .read(ThreadLine, 'line')
      .select('DISTINCT line.problemId', 'problemId')
      .where('line.sourceId IN (SELECT said."id" FROM "reply" said WHERE said."action_id" = :actionId)', { actionId });
    return this.database.rows(query, (row) => String(row.problemId));
  }
}
