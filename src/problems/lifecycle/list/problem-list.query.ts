import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { type Confidentiality, LEVELS, readerValues } from '../../../platform/access/audience.js';
import { currentCouncil, type Viewer } from '../../../platform/access/viewer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, type RawRow } from '../../../platform/database/database.js';
import { textOrNull } from '../../../platform/database/raw-values.js';
import { cutPage } from '../../../platform/web/list-page.js';
import { Organisations } from '../../../people/index.js';
import { ActionListQuery } from '../../actions/list/action-list.query.js';
import { ProblemRepository, type ProblemTitle, readTitle, titleColumns } from '../../core/problem.repository.js';
import type { Problem } from '../../core/problem.entity.js';
import { ACTIVE_STATUSES, CLOSED_STATUSES, type ProblemStatus, WATCHED_STATUSES } from '../../core/problem-words.js';
import { type FactFigures, factFigures, figuresSince } from '../../facts/fact-figures.js';
import { type FactCount, FactRepository } from '../../facts/fact.repository.js';
import { NO_REVIEW, type ProblemFilter, type ProblemKey, STATUSES_OF } from './problem-filter.js';

const PAGE = 50;
/** Closed problems are counted up to here: ten years of them are « plus de 1 000 ». */
export const MOST_COUNTED = 1_000;

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
  /** `MOST_COUNTED` closed ones stand for that many or more. */
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
    const values = { ...this.valuesOf(viewer), ...filterValues(filter) };
    const found = await this.database.prepared(`problem page ${shapeOf(filter)}`, values, () => this.pageQuery(viewer, filter)).rows(readLine);
    const { rows, next } = cutPage(found, PAGE, ({ nextReviewOn, id }) => ({ review: nextReviewOn ?? NO_REVIEW, id }));
    return { rows: await this.completed(viewer, rows), next };
  }

  async counts(viewer: Viewer): Promise<ProblemCount[]> {
    const statuses = [...ACTIVE_STATUSES, ...WATCHED_STATUSES];
    const build = () =>
      this.ofCouncil(viewer)
        .select('problem.status', 'status')
        .addSelect('problem.audience.confidentiality', 'level')
        .addSelect('COUNT(*)', 'count')
        .andWhere('problem.status IN (:...statuses)', { statuses })
        .groupBy('problem.status')
        .addGroupBy('problem.audience.confidentiality');
    const followed = await this.database.prepared('followed problems', { ...this.valuesOf(viewer), statuses }, build).rows((row) => ({
      status: String(row.status) as ProblemStatus,
      level: String(row.level) as Confidentiality,
      count: Number(row.count),
    }));
    return [...followed, ...(await this.closedCounts(viewer))];
  }

  /** By level; all closed statuses together. */
  private async closedCounts(viewer: Viewer): Promise<ProblemCount[]> {
    const counts: ProblemCount[] = [];
    for (const level of LEVELS) {
      const values = { ...this.valuesOf(viewer), statuses: CLOSED_STATUSES, level };
      const count = await this.database.countUpTo(MOST_COUNTED, 'closed problems', values, () =>
        this.ofCouncil(viewer).andWhere('problem.status IN (:...statuses) AND problem.audience.confidentiality = :level', { statuses: CLOSED_STATUSES, level }),
      );
      if (count > 0) counts.push({ status: 'closed', level, count });
    }
    return counts;
  }

  private pageQuery(viewer: Viewer, filter: ProblemFilter): SelectQueryBuilder<Problem> {
    const query = titleColumns(this.ofCouncil(viewer))
      .addSelect('problem.leadOrganisationId', 'leadOrganisationId')
      .addSelect('problem.nextReviewOn', 'nextReviewOn')
      .addSelect('problem.lastNewsAt', 'lastNewsAt')
      .addSelect(REVIEW, 'review_rank')
      .orderBy('review_rank')
      .addOrderBy('problem.id')
      .limit(PAGE + 1);
    narrow(query, filter);
    return query;
  }

  private valuesOf(viewer: Viewer) {
    return { ...readerValues(viewer), currentCouncil: currentCouncil(viewer) };
  }

  private ofCouncil(viewer: Viewer): SelectQueryBuilder<Problem> {
    return this.problems.visibleTo(viewer).andWhere('problem.audience.councilId = :currentCouncil', { currentCouncil: currentCouncil(viewer) });
  }

  private async completed(viewer: Viewer, lines: readonly ProblemLine[]): Promise<ProblemRow[]> {
    const ids = lines.map(({ id }) => id);
    const today = this.clock.today();
    const facts = grouped(await this.facts.countsSince(viewer, ids, figuresSince(today)));
    const actions = await this.actionCounts(viewer, ids);
    const leads = await this.organisations.names(lines.map(({ leadOrganisationId }) => leadOrganisationId));
    return lines.map((line) => ({
      ...line,
      leadName: leads.get(line.leadOrganisationId ?? '')?.shortName ?? null,
      facts: factFigures(facts.get(line.id) ?? [], today),
      actions: actions.get(line.id) ?? { open: 0, late: 0, blocked: 0 },
    }));
  }

  private async actionCounts(viewer: Viewer, problemIds: readonly string[]): Promise<Map<string, ActionCount>> {
    const counts = new Map<string, ActionCount>();
    if (problemIds.length === 0) return counts;
    for (const { problemId, actionClass, count } of await this.actionLists.classesOf(viewer, problemIds)) {
      const known = counts.get(problemId) ?? { open: 0, late: 0, blocked: 0 };
      const late = known.late + (actionClass === 'late' ? count : 0);
      const blocked = known.blocked + (actionClass === 'blocked' ? count : 0);
      counts.set(problemId, { open: known.open + count, late, blocked });
    }
    return counts;
  }
}

const REVIEW = `COALESCE(problem.nextReviewOn, '${NO_REVIEW}')`;

function grouped(facts: readonly FactCount[]): ReadonlyMap<string, readonly FactCount[]> {
  const groups = new Map<string, FactCount[]>();
  for (const fact of facts) {
    const group = groups.get(fact.problemId) ?? [];
    groups.set(fact.problemId, group);
    group.push(fact);
  }
  return groups;
}

/** All that changes the text of the page but its values. */
function shapeOf({ levels, theme, leadId, sectorId, after }: ProblemFilter): string {
  return `${levels.length > 0} ${theme !== null} ${leadId !== null} ${sectorId !== null} ${after !== null}`;
}

function filterValues({ follow, levels, theme, leadId, sectorId, after }: ProblemFilter) {
  return { statuses: follow.flatMap((one) => STATUSES_OF[one]), levels, theme, leadId, sectorId, ...after };
}

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
