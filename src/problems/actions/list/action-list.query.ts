import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { readerValues } from '../../../platform/access/audience.js';
import { currentCouncil, type Viewer } from '../../../platform/access/viewer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, type QueryValues } from '../../../platform/database/database.js';
import { Organisations } from '../../../people/index.js';
import { ProblemRepository } from '../../core/problem.repository.js';
import type { ActionState } from '../action-words.js';
import { type Action } from '../action.entity.js';
import { ActionRepository } from '../action.repository.js';
import type { ActionClass } from '../action.rules.js';
import { actionColumns, type ActionLine, type ActionRow, CLASS, LATE, readAction, withLead } from './action-row.js';

/** Which open actions another page wants. Several conditions narrow; `bodyId` and `meetingIds` alone are one or the other. */
export interface OpenActions {
  readonly bodyId?: string;
  /** Born in one of these sittings. */
  readonly meetingIds?: readonly string[];
  readonly leadOrganisationId?: string;
  /** Contributed to, the lead left out. */
  readonly contributorId?: string;
  readonly problemId?: string;
  readonly states?: readonly ActionState[];
  /** Late ones alone. */
  readonly isLate?: true;
  readonly limit?: number;
}

/** How many open actions of one class a problem has. */
export interface ClassCount {
  readonly problemId: string;
  readonly actionClass: ActionClass;
  readonly count: number;
}

const MOST = 200;

/** Lists of actions for the pages of this floor and of the floors above, always as raw rows within what the viewer reads. */
@Injectable()
export class ActionListQuery {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionRepository,
    private readonly problems: ProblemRepository,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  /** Late first, then by due date, those without a date last. */
  async openOf(viewer: Viewer, wanted: OpenActions): Promise<ActionRow[]> {
    const values = this.valuesOf(viewer, wanted);
    const build = () => {
      const query = this.lines(this.within(viewer, wanted)).andWhere('action.state IN (:...states)', { states: values.states });
      narrow(query, wanted);
      return lateFirst(query).limit(wanted.limit ?? MOST);
    };
    return this.named(viewer, await this.readPrepared(`open actions ${shapeOf(wanted)}`, values, build));
  }

  /** Closed ones, newest first. */
  async closedOf(viewer: Viewer, wanted: OpenActions): Promise<ActionRow[]> {
    const build = () => {
      const query = this.lines(this.within(viewer, wanted)).andWhere("action.state = 'closed'");
      narrow(query, wanted);
      return query.orderBy('action.closedAt', 'DESC').addOrderBy('action.id', 'DESC').limit(wanted.limit ?? MOST);
    };
    return this.named(viewer, await this.readPrepared(`closed actions ${shapeOf(wanted)}`, this.valuesOf(viewer, wanted), build));
  }

  /** Open actions of a page of problems, counted by class. */
  classesOf(viewer: Viewer, problemIds: readonly string[]): Promise<ClassCount[]> {
    const build = () =>
      this.withLead(this.actions.visibleTo(viewer))
        .select('action.problemId', 'problemId')
        .addSelect(CLASS, 'class')
        .addSelect('COUNT(*)', 'count')
        .andWhere(`action.state = 'open' AND action.problemId IN (:...problemIds)`, { problemIds })
        .groupBy('action.problemId')
        .addGroupBy(CLASS);
    const values = { ...readerValues(viewer), problemIds, today: this.clock.today() };
    return this.database.prepared('action classes of problems', values, build).rows((row) => ({
      problemId: String(row.problemId),
      actionClass: String(row.class) as ActionClass,
      count: Number(row.count),
    }));
  }

  /** What a visit by link, or a member, is asked to answer for her own organisations; by link nothing else is read. */
  async answerable(viewer: Viewer, organisationId: string): Promise<ActionRow[]> {
    const query = this.lines(this.actions.answerableTo(viewer));
    query.andWhere(partOf('organisationId'), { organisationId });
    return this.named(viewer, await this.read(lateFirst(query).limit(MOST)));
  }

  async byIds(viewer: Viewer, ids: readonly string[]): Promise<Map<string, ActionRow>> {
    if (ids.length === 0) return new Map();
    const query = this.lines(this.actions.visibleTo(viewer)).andWhere('action.id IN (:...ids)', { ids: [...new Set(ids)] });
    return new Map((await this.named(viewer, await this.read(query))).map((row) => [row.id, row]));
  }

  /** The actions of the current council that this person reads. */
  ofCouncil(viewer: Viewer): SelectQueryBuilder<Action> {
    return this.actions.visibleTo(viewer).andWhere('action.audience.councilId = :currentCouncil', { currentCouncil: currentCouncil(viewer) });
  }

  /** Those of one problem belong to its page, whichever council is shown meanwhile. */
  private within(viewer: Viewer, { problemId }: OpenActions): SelectQueryBuilder<Action> {
    return problemId === undefined ? this.ofCouncil(viewer) : this.actions.visibleTo(viewer);
  }

  lines(query: SelectQueryBuilder<Action>): SelectQueryBuilder<Action> {
    return actionColumns(this.withLead(query));
  }

  withLead(query: SelectQueryBuilder<Action>): SelectQueryBuilder<Action> {
    return withLead(query, this.clock.today());
  }

  /** The rows of a prepared list whose columns are those of `lines`. */
  readPrepared(shape: string, values: QueryValues, build: () => SelectQueryBuilder<Action>): Promise<ActionLine[]> {
    const today = this.clock.today();
    return this.database.prepared(shape, values, build).rows((row) => readAction(row, today));
  }

  private valuesOf(viewer: Viewer, { states = ['open'], ...wanted }: OpenActions) {
    return { ...readerValues(viewer), currentCouncil: currentCouncil(viewer), today: this.clock.today(), states, ...wanted };
  }

  read(query: SelectQueryBuilder<Action>): Promise<ActionLine[]> {
    const today = this.clock.today();
    return this.database.rows(query, (row) => readAction(row, today));
  }

  /** Names of the leads, and the titles that this person reads by their own audience. */
  async named(viewer: Viewer, lines: readonly ActionLine[]): Promise<ActionRow[]> {
    const leads = await this.organisations.names(lines.map(({ leadOrganisationId }) => leadOrganisationId));
    const problemIds = lines.flatMap(({ problemId }) => (problemId === null ? [] : [problemId]));
    const titles = await this.problems.titlesFor(viewer, problemIds);
    return lines.map((line) => {
      const lead = leads.get(line.leadOrganisationId ?? '');
      const problem = titles.get(line.problemId ?? '');
      return {
        ...line,
        leadName: lead?.name ?? null,
        leadShortName: lead?.shortName ?? null,
        problem: problem === undefined ? null : { id: problem.id, title: problem.title },
      };
    });
  }
}

/** All that changes the text of the list but its values. */
function shapeOf({ states: _, limit = MOST, ...wanted }: OpenActions): string {
  const given = Object.entries(wanted).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return `${given.join(' ')} ${limit}`;
}

function narrow(query: SelectQueryBuilder<Action>, wanted: OpenActions): void {
  if (wanted.isLate === true) query.andWhere(LATE);
  const { bodyId, meetingIds = [], leadOrganisationId, contributorId, problemId } = wanted;
  if (bodyId !== undefined && meetingIds.length > 0) {
    query.andWhere('(action.bodyId = :bodyId OR action.bornMeetingId IN (:...meetingIds))', { bodyId, meetingIds });
  } else if (bodyId !== undefined) {
    query.andWhere('action.bodyId = :bodyId', { bodyId });
  } else if (wanted.meetingIds !== undefined) {
    query.andWhere(meetingIds.length === 0 ? '1 = 0' : 'action.bornMeetingId IN (:...meetingIds)', { meetingIds });
  }
  if (leadOrganisationId !== undefined) query.andWhere('action.leadOrganisationId = :leadOrganisationId', { leadOrganisationId });
  if (problemId !== undefined) query.andWhere('action.problemId = :problemId', { problemId });
  if (contributorId === undefined) return;
  query.andWhere('(action.leadOrganisationId IS NULL OR action.leadOrganisationId <> :contributorId)', { contributorId });
  query.andWhere(partOf('contributorId'));
}

/** The organisation has a part in the action that was not withdrawn. */
function partOf(parameter: string): string {
  return (
    'EXISTS (SELECT 1 FROM "contribution" "part" WHERE "part"."action_id" = action.id' +
    ` AND "part"."withdrawn_on" IS NULL AND "part"."organisation_id" = :${parameter})`
  );
}

export function lateFirst(query: SelectQueryBuilder<Action>): SelectQueryBuilder<Action> {
  return query
    .addSelect(`CASE WHEN ${LATE} THEN 0 ELSE 1 END`, 'late_rank')
    .addSelect(`COALESCE(action.dueOn, '${NO_DATE}')`, 'due_rank')
    .orderBy('late_rank')
    .addOrderBy('due_rank')
    .addOrderBy('action.id');
}

/** Sorts after every day that may be typed. */
export const NO_DATE = '9999-12-31';
