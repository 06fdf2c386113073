import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { time } from '../../platform/formatting/french.js';
import { People } from '../../people/index.js';
import { ProblemRepository } from '../core/problem.repository.js';
import { PROBLEM_STATUS } from '../core/problem.wording.js';
import { StatusChange } from '../core/status-change.entity.js';
import { paragraphsOf } from './paragraphs.js';
import { type ThreadSource, ThreadSources } from './thread-sources.js';
import type { ThreadItem } from './thread-item.js';

/** How changes of status read in a thread. They carry no audience of their own: they are read through their problem. */
@Injectable()
export class StatusSource implements ThreadSource, OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly problems: ProblemRepository,
    private readonly people: People,
    private readonly sources: ThreadSources,
  ) {}

  onModuleInit(): void {
    this.sources.register('status', this);
  }

  async load(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, ThreadItem>> {
    const build = () => this.database.read(StatusChange, 'change').where('change.id IN (:...ids)', { ids });
    const changes = await this.database.prepared('status changes by id', { ids }, build).many();
    const readable = await this.problems.titlesFor(viewer, changes.map((change) => change.problemId));
    const people = await this.people.names(changes.map((change) => change.personId));
    return new Map(
      changes
        .filter((change) => readable.has(change.problemId))
        .map((change) => [change.id, statusItem(change, people.get(change.personId ?? '') ?? 'Beffroi')]),
    );
  }
}

function statusItem(change: StatusChange, who: string): ThreadItem {
  const status = PROBLEM_STATUS[change.toStatus];
  return {
    icon: status.icon,
    who,
    what: `, ${doing(change)}`,
    about: null,
    status,
    time: time(change.at),
    paragraphs: paragraphsOf(change.words),
    isDecision: false,
  };
}

function doing(change: StatusChange): string {
  if (change.fromStatus === null) return 'dossier créé';
  const isReopening = change.toStatus === 'open' && change.fromStatus !== 'to_qualify';
  return isReopening ? 'dossier rouvert' : 'changement d’état';
}
