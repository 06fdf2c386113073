import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { Confidentiality } from '../../../platform/access/audience.js';
import { currentCouncil, type Viewer } from '../../../platform/access/viewer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, type RawRow } from '../../../platform/database/database.js';
import { textOrNull } from '../../../platform/database/raw-values.js';
import { cutPage } from '../../../platform/web/list-page.js';
import { Organisations } from '../../../people/index.js';
import { ActionListQuery } from '../../actions/list/action-list.query.js';
import { ProblemRepository, type ProblemTitle, readTitle, titleColumns } from '../../core/problem.repository.js';
import type { Problem } from '../../core/problem.entity.js';
import type { ProblemStatus } from '../../core/problem-words.js';
import { type FactFigures, factFigures, figuresSince } from '../../facts/fact-figures.js';
import { FactRepository } from '../../facts/fact.repository.js';
import { NO_REVIEW, type ProblemFilter, type ProblemKey, STATUSES_OF } from './problem-filter.js';

const PAGE = 25;

interface ProblemLine extends ProblemTitle {
  readonly leadOrganisationId: string | null;
  readonly nextReviewOn: string | null;
  readonly lastNewsAt: string;
}

export interface ProblemRow extends ProblemLine {
  readonly leadName: string | null;
  readonly facts: FactFigures;
  readonly actions: ActionCount;
}

export interface ActionCount {
  readonly open: number;
  readonly late: number;
  readonly blocked: number;
}

export interface ProblemPage {
  readonly rows: readonly ProblemRow[];
  readonly next: ProblemKey | null;
}

/** How many problems of the council the person reads, by status and level. */
export interface ProblemCount {
  readonly status: ProblemStatus;
  readonly level: Confidentiality;
  readonly count: number;
}

/** The list of problems, by next review: raw rows, paged by key. */
@Injectable()
export class ProblemListQuery {
  constructor(
    private readonly database: Database,
    private readonly problems: ProblemRepository,
    private readonly facts: FactRepository,
    private readonly actionLists: ActionListQuery,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  async page(viewer: Viewer, filter: ProblemFilter): Promise<ProblemPage> {
    const query = titleColumns(this.ofCouncil(viewer))
      .addSelect('problem.leadOrganisationId', 'leadOrganisationId')
      .addSelect('problem.nextReviewOn', 'nextReviewOn')
      .addSelect('problem.lastNewsAt', 'lastNewsAt')
      .addSelect(REVIEW, 'review_rank')
      .orderBy('review_rank')
      .addOrderBy('problem.id')
      .limit(PAGE + 1);
    narrow(query, filter);
    const found = await this.database.rows(query, readLine);
    const { rows, next } = cutPage(found, PAGE, ({ nextReviewOn, id }) => ({ review: nextReviewOn ?? NO_REVIEW, id }));
    return { rows: await this.completed(viewer, rows), next };
  }

  counts(viewer: Viewer): Promise<ProblemCount[]> {
    const query = this.ofCouncil(viewer)
      .select('problem.status', 'status')
      .addSelect('problem.audience.confidentiality', 'level')
      .addSelect('COUNT(*)', 'count')
      .groupBy('problem.status')
      .addGroupBy('problem.audience.confidentiality');
    return this.database.rows(query, (row) => ({
      status: String(row.status) as ProblemStatus,
      level: String(row.level) as Confidentiality,
      count: Number(row.count),
    }));
  }

  private ofCouncil(viewer: Viewer): SelectQueryBuilder<Problem> {
    return this.problems.visibleTo(viewer).andWhere('problem.audience.councilId = :currentCouncil', { currentCouncil: currentCouncil(viewer) });
  }

  private async completed(viewer: Viewer, lines: readonly ProblemLine[]): Promise<ProblemRow[]> {
    const ids = lines.map(({ id }) => id);
    const today = this.clock.today();
    const facts = await this.facts.countsSince(viewer, ids, figuresSince(today));
    const actions = await this.actionCounts(viewer, ids);
    const leads = await this.organisations.names(lines.map(({ leadOrganisationId }) => leadOrganisationId));
    return lines.map((line) => ({
      ...line,
      leadName: leads.get(line.leadOrganisationId ?? '')?.shortName ?? null,
      facts: factFigures(facts.filter(({ problemId }) => problemId === line.id), today),
      actions: actions.get(line.id) ?? { open: 0, late: 0, blocked: 0 },
    }));
  }

  private async actionCounts(viewer: Viewer, problemIds: readonly string[]): Promise<Map<string, ActionCount>> {
    const counts = new Map<string, ActionCount>();
    if (problemIds.length === 0) return counts;
    const query = this.actionLists.lines(this.actionLists.ofCouncil(viewer));
    const open = await this.actionLists.read(query.andWhere(`action.state = 'open' AND action.problemId IN (:...problemIds)`, { problemIds }));
    for (const { problemId, actionClass } of open) {
      const known = counts.get(problemId ?? '') ?? { open: 0, late: 0, blocked: 0 };
      const late = known.late + (actionClass === 'late' ? 1 : 0);
      const blocked = known.blocked + (actionClass === 'blocked' ? 1 : 0);
      counts.set(problemId ?? '', { open: known.open + 1, late, blocked });
    }
    return counts;
  }
}

const REVIEW = `COALESCE(problem.nextReviewOn, '${NO_REVIEW}')`;

function narrow(query: SelectQueryBuilder<Problem>, filter: ProblemFilter): void {
  query.andWhere('problem.status IN (:...statuses)', { statuses: filter.follow.flatMap((one) => STATUSES_OF[one]) });
  if (filter.levels.length > 0) query.andWhere('problem.audience.confidentiality IN (:...levels)', { levels: filter.levels });
  if (filter.theme !== null) query.andWhere('problem.theme = :theme', { theme: filter.theme });
  if (filter.leadId !== null) query.andWhere('problem.leadOrganisationId = :leadId', { leadId: filter.leadId });
  if (filter.sectorId !== null) query.andWhere('problem.sectorId = :sectorId', { sectorId: filter.sectorId });
  if (filter.after !== null) query.andWhere(`(${REVIEW} > :review OR (${REVIEW} = :review AND problem.id > :id))`, filter.after);
}

function readLine(row: RawRow): ProblemLine {
  return {
    ...readTitle(row),
    leadOrganisationId: textOrNull(row.leadOrganisationId),
    nextReviewOn: textOrNull(row.nextReviewOn),
    lastNewsAt: String(row.lastNewsAt),
  };
}
