import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { readerValues } from '../../../platform/access/audience.js';
import { currentCouncil, type Viewer } from '../../../platform/access/viewer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { daysBetween, parisDay } from '../../../platform/clock/calendar.js';
import { Database } from '../../../platform/database/database.js';
import { textOrNull } from '../../../platform/database/raw-values.js';
import { cutPage } from '../../../platform/web/list-page.js';
import { Organisations } from '../../../people/index.js';
import type { Action } from '../action.entity.js';
import type { ActionFilter } from './action-filter.js';
import { ActionListQuery, lateFirst, NO_DATE } from './action-list.query.js';
import { actionColumns, type ActionRow, CLASS, LATE } from './action-row.js';

export const PAGE_SIZE = 50;
/** Closed actions are counted up to here: ten years of them are « plus de 1 000 ». */
export const MOST_COUNTED = 1_000;

export interface ActionCounts {
  readonly late: number;
  readonly blocked: number;
  readonly onTime: number;
  readonly proposed: number;
  readonly withoutDate: number;
  readonly withoutLead: number;
  /** Without a date or without a lead. */
  readonly incomplete: number;
}

export interface AllCounts extends ActionCounts {
  /** `MOST_COUNTED` stands for that many or more. */
  readonly closed: number;
}

export interface ActionPage {
  readonly rows: readonly ActionRow[];
  readonly next: readonly string[] | null;
}

export interface OrganisationLine {
  readonly organisationId: string;
  readonly name: string;
  readonly open: number;
  readonly late: number;
  readonly nextDueOn: string | null;
  /** Days from the decision to the lead’s first reply, the median over a year; null when nobody answered. */
  readonly medianDelay: number | null;
}

/** What the page « Actions » shows, each figure within what this person reads. */
@Injectable()
export class ActionIndexQuery {
  constructor(
    private readonly database: Database,
    private readonly list: ActionListQuery,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  async counts(viewer: Viewer, filter: ActionFilter): Promise<AllCounts> {
    const build = () => this.scopedActions(viewer, filter).andWhere("action.state = 'closed'");
    const closed = await this.database.countUpTo(MOST_COUNTED, `closed actions ${shapeOf(filter)}`, this.valuesOf(viewer, filter), build);
    return { ...(await this.openCounts(viewer, filter)), closed };
  }

  /** What is open or proposed: as long as today's list, whatever the years. */
  async openCounts(viewer: Viewer, filter: ActionFilter): Promise<ActionCounts> {
    const build = () => this.countQuery(viewer, filter);
    const rows = await this.database.prepared(`action counts ${shapeOf(filter)}`, this.valuesOf(viewer, filter), build).rows((row) => ({
      state: String(row.state),
      class: String(row.class),
      number: Number(row.number),
      undated: Number(row.undated),
      leaderless: Number(row.leaderless),
      incomplete: Number(row.incomplete),
    }));
    const open = rows.filter(({ state }) => state === 'open');
    const numberOf = (kept: typeof rows): number => kept.reduce((sum, { number }) => sum + number, 0);
    return {
      late: numberOf(open.filter((row) => row.class === 'late')),
      blocked: numberOf(open.filter((row) => row.class === 'blocked')),
      onTime: numberOf(open.filter((row) => row.class === 'on_time')),
      proposed: numberOf(rows.filter(({ state }) => state === 'proposed')),
      withoutDate: open.reduce((sum, { undated }) => sum + undated, 0),
      withoutLead: open.reduce((sum, { leaderless }) => sum + leaderless, 0),
      incomplete: open.reduce((sum, { incomplete }) => sum + incomplete, 0),
    };
  }

  private countQuery(viewer: Viewer, filter: ActionFilter): SelectQueryBuilder<Action> {
    return this.scoped(viewer, filter)
      .andWhere("action.state IN ('open', 'proposed')")
      .select('action.state', 'state')
      .addSelect(CLASS, 'class')
      .addSelect('COUNT(*)', 'number')
      .addSelect('SUM(CASE WHEN action.dueOn IS NULL THEN 1 ELSE 0 END)', 'undated')
      .addSelect('SUM(CASE WHEN action.leadOrganisationId IS NULL THEN 1 ELSE 0 END)', 'leaderless')
      .addSelect('SUM(CASE WHEN action.dueOn IS NULL OR action.leadOrganisationId IS NULL THEN 1 ELSE 0 END)', 'incomplete')
      .groupBy('action.state')
      // By its alias: PostgreSQL takes two writings of one parameter for two expressions.
      .addGroupBy('class');
  }

  /** Open ones, late first, then by due date; those without a date come last, or in their own list. */
  openPage(viewer: Viewer, filter: ActionFilter): Promise<ActionPage> {
    const key = (row: ActionRow) => [row.actionClass === 'late' ? '0' : '1', row.dueOn ?? NO_DATE, row.id];
    return this.page(viewer, 'open page', filter, () => this.openQuery(viewer, filter), key);
  }

  private openQuery(viewer: Viewer, filter: ActionFilter): SelectQueryBuilder<Action> {
    const query = lateFirst(actionColumns(this.open(viewer, filter)));
    if (filter.view === 'retard') query.andWhere(LATE);
    else if (filter.view === 'completer') query.andWhere('(action.dueOn IS NULL OR action.leadOrganisationId IS NULL)');
    else if (!filter.withoutDate && !filter.withoutLead) query.andWhere('action.dueOn IS NOT NULL');
    if (filter.classes.length > 0) query.andWhere(`${CLASS} IN (:...classes)`, { classes: filter.classes });
    if (filter.after?.length === 3) afterOpen(query, filter.after);
    return query;
  }

  /** Without a date or a lead: apart, to be completed or taken away. */
  async incomplete(viewer: Viewer, filter: ActionFilter): Promise<readonly ActionRow[]> {
    return (await this.openPage(viewer, { ...filter, view: 'completer', classes: [], after: null })).rows;
  }

  closedPage(viewer: Viewer, filter: ActionFilter): Promise<ActionPage> {
    return this.page(viewer, 'closed page', filter, () => this.closedQuery(viewer, filter), (row) => [row.closedAt ?? '', row.id]);
  }

  private closedQuery(viewer: Viewer, filter: ActionFilter): SelectQueryBuilder<Action> {
    const query = actionColumns(this.scoped(viewer, filter)).andWhere("action.state = 'closed'");
    query.orderBy('action.closedAt', 'DESC').addOrderBy('action.id', 'DESC');
    if (filter.after?.length === 2) {
      const { afterAt, afterId } = closedKey(filter.after);
      query.andWhere('(action.closedAt < :afterAt OR (action.closedAt = :afterAt AND action.id < :afterId))', { afterAt, afterId });
    }
    return query;
  }

  async proposed(viewer: Viewer): Promise<ActionRow[]> {
    return this.list.openOf(viewer, { states: ['proposed'] });
  }

  /** How many stand in each month, late ones apart: « 2026-03 » → 18. */
  async months(viewer: Viewer, filter: ActionFilter): Promise<ReadonlyMap<string, number>> {
    const build = () => {
      const query = this.open(viewer, filter).andWhere(`NOT ${LATE}`).andWhere('action.dueOn IS NOT NULL');
      if (filter.classes.length > 0) query.andWhere(`${CLASS} IN (:...classes)`, { classes: filter.classes });
      return query.select('SUBSTR(action.dueOn, 1, 7)', 'month').addSelect('COUNT(*)', 'number').groupBy('SUBSTR(action.dueOn, 1, 7)');
    };
    const months = this.database.prepared(`action months ${shapeOf(filter)}`, this.valuesOf(viewer, filter), build);
    return new Map(await months.rows((row) => [String(row.month), Number(row.number)] as const));
  }

  /** Alphabetical, never ranked. */
  async byOrganisation(viewer: Viewer, filter: ActionFilter): Promise<OrganisationLine[]> {
    const query = this.open(viewer, filter).andWhere('action.leadOrganisationId IS NOT NULL');
    query
      .select('action.leadOrganisationId', 'organisationId')
      .addSelect('COUNT(*)', 'open')
      .addSelect(`SUM(CASE WHEN ${LATE} THEN 1 ELSE 0 END)`, 'late')
      .addSelect('MIN(CASE WHEN action.dueOn >= :today THEN action.dueOn END)', 'nextDueOn')
      .groupBy('action.leadOrganisationId');
    const rows = await this.database.rows(query, (row) => ({
      organisationId: String(row.organisationId),
      open: Number(row.open),
      late: Number(row.late),
      nextDueOn: textOrNull(row.nextDueOn),
    }));
    const names = await this.organisations.names(rows.map(({ organisationId }) => organisationId));
    const delays = await this.delays(viewer, filter);
    return rows
      .map((row) => ({ ...row, name: names.get(row.organisationId)?.name ?? '', medianDelay: median(delays.get(row.organisationId) ?? []) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  }

  /** Days between a decision of the last year and the lead’s first reply; an agreement given in the sitting does not count. */
  private async delays(viewer: Viewer, filter: ActionFilter): Promise<Map<string, number[]>> {
    const today = this.clock.today();
    const firstReply =
      `(SELECT MIN("said"."at") FROM "reply" "said" WHERE "said"."action_id" = action.id AND "said"."organisation_id" = action.leadOrganisationId` +
      ` AND "said"."undone_at" IS NULL AND "said"."channel" <> 'sitting')`;
    const query = this.scoped(viewer, filter).andWhere("action.state <> 'proposed' AND action.decidedOn >= :yearAgo", { yearAgo: yearBefore(today) });
    query.select('action.leadOrganisationId', 'organisationId').addSelect('action.decidedOn', 'decidedOn').addSelect(firstReply, 'answeredAt');
    const rows = await this.database.rows(query, (row) => row);
    const delays = new Map<string, number[]>();
    for (const { organisationId, decidedOn, answeredAt } of rows) {
      if (organisationId === null || answeredAt === null) continue;
      const key = String(organisationId);
      delays.set(key, [...(delays.get(key) ?? []), daysBetween(String(decidedOn), parisDay(String(answeredAt)))]);
    }
    return delays;
  }

  private async page(
    viewer: Viewer,
    what: string,
    filter: ActionFilter,
    query: () => SelectQueryBuilder<Action>,
    key: (row: ActionRow) => string[],
  ): Promise<ActionPage> {
    const values = { ...this.valuesOf(viewer, filter), ...openKey(filter.after), ...closedKey(filter.after) };
    const lines = await this.list.readPrepared(`${what} ${shapeOf(filter)}`, values, () => query().limit(PAGE_SIZE + 1));
    return cutPage(await this.list.named(viewer, lines), PAGE_SIZE, key);
  }

  private valuesOf(viewer: Viewer, { leadId, bodyId, problemId, level, classes }: ActionFilter) {
    return { ...readerValues(viewer), currentCouncil: currentCouncil(viewer), today: this.clock.today(), leadId, bodyId, problemId, level, classes };
  }

  private open(viewer: Viewer, filter: ActionFilter): SelectQueryBuilder<Action> {
    const query = this.scoped(viewer, filter).andWhere("action.state = 'open'");
    if (filter.withoutDate) query.andWhere('action.dueOn IS NULL');
    if (filter.withoutLead) query.andWhere('action.leadOrganisationId IS NULL');
    return query;
  }

  /** Council first, then what she reads, then what the address narrows. */
  private scoped(viewer: Viewer, filter: ActionFilter): SelectQueryBuilder<Action> {
    return this.list.withLead(this.scopedActions(viewer, filter));
  }

  private scopedActions(viewer: Viewer, filter: ActionFilter): SelectQueryBuilder<Action> {
    const query = this.list.ofCouncil(viewer);
    const { leadId, bodyId, problemId, level } = filter;
    if (leadId !== null) query.andWhere('action.leadOrganisationId = :leadId', { leadId });
    if (bodyId !== null) query.andWhere('action.bodyId = :bodyId', { bodyId });
    if (problemId !== null) query.andWhere('action.problemId = :problemId', { problemId });
    if (level !== null) query.andWhere('action.audience.confidentiality = :level', { level });
    return query;
  }
}

/** All that changes the text of a list but its values. */
function shapeOf({ leadId, bodyId, problemId, level, classes, withoutDate, withoutLead, view, after }: ActionFilter): string {
  const given = [leadId, bodyId, problemId, level].map((value) => (value === null ? '-' : '+')).join('');
  return `${view} ${given} ${classes.length > 0} ${withoutDate} ${withoutLead} ${after?.length ?? 0}`;
}

function openKey(after: readonly string[] | null) {
  const [late, afterDay, afterId] = after?.length === 3 ? after : [];
  return { afterRank: late === '0' ? 0 : 1, afterDay, afterId };
}

function closedKey(after: readonly string[] | null) {
  const [afterAt, afterId] = after?.length === 2 ? after : [];
  return after?.length === 2 ? { afterAt, afterId } : {};
}

function afterOpen(query: SelectQueryBuilder<Action>, after: readonly string[]): void {
  const rank = `CASE WHEN ${LATE} THEN 0 ELSE 1 END`;
  const day = `COALESCE(action.dueOn, '${NO_DATE}')`;
  query.andWhere(`(${rank} > :afterRank OR (${rank} = :afterRank AND (${day} > :afterDay OR (${day} = :afterDay AND action.id > :afterId))))`, openKey(after));
}

function yearBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
