import type { WhoReadsView } from '../../../platform/web/forms/who-reads-view.js';
import { Injectable } from '@nestjs/common';
import { isBelow } from '../../../platform/access/audience.js';
import type { Viewer } from '../../../platform/access/viewer.js';
import { Database } from '../../../platform/database/database.js';
import type { SealView } from '../../../platform/web/components/page-view.js';
import { Organisations } from '../../../people/index.js';
import { ActionListQuery } from '../../actions/list/action-list.query.js';
import type { ActionRow } from '../../actions/list/action-row.js';
import { AudienceSeals } from '../../core/audience-seals.js';
import type { Problem } from '../../core/problem.entity.js';
import { ProblemRepository, type ProblemTitle, readTitle, titleColumns } from '../../core/problem.repository.js';
import { CLOSED_STATUSES } from '../../core/problem-words.js';

const MOST_PROBLEMS = 200;

export interface ClosingFacts {
  readonly problem: Problem;
  readonly seal: SealView;
  readonly readers: WhoReadsView;
  /** Of each open action, by its id: one of them may stand higher. */
  readonly actionReaders: ReadonlyMap<string, WhoReadsView>;
  readonly lead: string | null;
  readonly openActions: readonly ActionRow[];
  readonly hasProposed: boolean;
  /** Problems that may take an action over: open ones, on the same line of readers. */
  readonly others: readonly ProblemTitle[];
  readonly today: string;
}

/** What the page that ends a problem shows. */
@Injectable()
export class ClosingQuery {
  constructor(
    private readonly database: Database,
    private readonly problems: ProblemRepository,
    private readonly actions: ActionListQuery,
    private readonly organisations: Organisations,
    private readonly seals: AudienceSeals,
  ) {}

  async of(viewer: Viewer, problem: Problem, today: string): Promise<ClosingFacts> {
    const names = await this.organisations.names([problem.leadOrganisationId]);
    const openActions = await this.actions.openOf(viewer, { problemId: problem.id });
    return {
      problem,
      seal: await this.seals.of(problem.audience, `/dossiers/${problem.id}/acces`),
      lead: names.get(problem.leadOrganisationId ?? '')?.shortName ?? null,
      readers: await this.seals.reading(problem.audience, `/dossiers/${problem.id}/acces`),
      actionReaders: await this.readersOf(openActions),
      openActions,
      hasProposed: (await this.actions.openOf(viewer, { problemId: problem.id, states: ['proposed'], limit: 1 })).length > 0,
      others: await this.others(viewer, problem),
      today,
    };
  }

  private async readersOf(actions: readonly ActionRow[]): Promise<Map<string, WhoReadsView>> {
    const readers = new Map<string, WhoReadsView>();
    for (const { id, audience } of actions) readers.set(id, await this.seals.reading(audience));
    return readers;
  }

  private async others(viewer: Viewer, problem: Problem): Promise<ProblemTitle[]> {
    const query = titleColumns(this.problems.visibleTo(viewer))
      .andWhere('problem.audience.councilId = :councilId', { councilId: problem.audience.councilId })
      .andWhere('problem.id <> :id AND problem.status NOT IN (:...closed)', { id: problem.id, closed: CLOSED_STATUSES })
      .orderBy('problem.title')
      .limit(MOST_PROBLEMS);
    const titles = await this.database.rows(query, readTitle);
    return titles.filter(({ audience }) => isBelow(audience, problem.audience) || isBelow(problem.audience, audience));
  }
}
