import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../core/problem.entity.js';
import { StatusChange } from '../core/status-change.entity.js';
import type { ProblemStatus } from '../core/problem-words.js';
import { Thread } from './thread.js';

/** Keeps every change of status with its date, so that any past day can be told, and says it in the thread. */
@Injectable()
export class ProblemStatuses {
  constructor(
    private readonly database: Database,
    private readonly thread: Thread,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The problem was loaded by `toChange` in this unit and everything else about it is already set: it is saved here. */
  async change(viewer: Viewer, problem: Problem, to: ProblemStatus, words: string | null): Promise<void> {
    const from = problem.status;
    const at = this.clock.now();
    problem.status = to;
    if (to === 'open') problem.openedAt ??= at;
    await this.database.save(problem);
    await this.write(viewer, problem, from, words, at);
    this.audit.record(viewer, { ...actOn(problem), act: `problem.${to}`, before: { status: from } });
  }

  /** The first status of a problem just inserted. */
  async begin(viewer: Viewer, problem: Problem): Promise<void> {
    await this.write(viewer, problem, null, null, problem.createdAt);
  }

  /** A first action opened: what was only open is under way, by itself. */
  async firstActionOpened(viewer: Viewer, problemId: string): Promise<void> {
    const problem = await this.database.toChange(this.database.read(Problem, 'problem').where('problem.id = :problemId', { problemId }));
    if (problem.status === 'open') await this.change(viewer, problem, 'under_way', null);
  }

  private async write(viewer: Viewer, problem: Problem, fromStatus: ProblemStatus | null, words: string | null, at: string): Promise<void> {
    const change = Object.assign(new StatusChange(), {
      id: this.ids.next(),
      councilId: problem.audience.councilId,
      problemId: problem.id,
      fromStatus,
      toStatus: problem.status,
      at,
      recordedAt: this.clock.now(),
      personId: viewer.personId,
      words,
    });
    await this.database.insert(change);
    await this.thread.add({ problemId: problem.id, at, kind: 'status', sourceId: change.id, audience: problem.audience });
  }
}

/** What the journal says of any act on a problem. */
export function actOn(problem: Problem): { rowType: 'problem'; rowId: string; councilId: string; level: string } {
  return { rowType: 'problem', rowId: problem.id, councilId: problem.audience.councilId, level: problem.audience.confidentiality };
}
