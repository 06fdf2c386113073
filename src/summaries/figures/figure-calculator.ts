import { Injectable } from '@nestjs/common';
import { Councils } from '../../councils/index.js';
import { Organisations } from '../../people/index.js';
import { previousQuarter, quarterBounds, sameQuarterLastYear } from '../../platform/clock/calendar.js';
import { sortKey } from '../../platform/formatting/sort-key.js';
import { PublishedFigures } from '../published/published-figures.js';
import { FigureLists, type LedItem } from './figure-lists.js';
import { FigureQueries } from './figure-queries.js';
import { type ComputedQuarter, median, type OrganisationFigures, type QuarterFigures, type WatchedLine } from './quarter-figures.js';
import { type QuarterWindow, quarterWindow } from './quarter-window.js';

const WATCHED = 5;

/** Computes a quarter over all levels. Reads only, outside any unit of work: it may take its time. */
@Injectable()
export class FigureCalculator {
  constructor(
    private readonly lists: FigureLists,
    private readonly queries: FigureQueries,
    private readonly published: PublishedFigures,
    private readonly councils: Councils,
    private readonly organisations: Organisations,
  ) {}

  async compute(councilId: string, quarter: string, cutOffOn: string): Promise<ComputedQuarter> {
    const window = quarterWindow(councilId, quarter, cutOffOn);
    const late = await this.lists.lateActions(window);
    return {
      now: await this.figures(window),
      before: await this.comparison(councilId, previousQuarter(quarter), cutOffOn),
      yearBefore: await this.comparison(councilId, sameQuarterLastYear(quarter), cutOffOn),
      watched: await this.watched(window, late),
      organisations: await this.byOrganisation(window, late),
    };
  }

  async figures(window: QuarterWindow): Promise<QuarterFigures> {
    const expected = await this.lists.expectedActions(window);
    const meetings = await this.lists.meetings(window);
    const replies = await this.lists.firstReplies(window);
    return {
      facts: (await this.lists.facts(window)).length,
      onTime: { done: expected.filter(({ isOnTime }) => isOnTime).length, expected: expected.length },
      replyDelay: { median: median(replies.map(({ days }) => days)), silent: (await this.lists.silentActions(window)).length },
      closed: (await this.lists.solvedProblems(window)).length,
      followed: (await this.lists.followedProblems(window)).length,
      opened: { first: (await this.lists.newProblems(window)).length, again: (await this.lists.reopenings(window)).length },
      late: (await this.lists.lateActions(window)).length,
      meetings: { held: meetings.length, present: sum(meetings.map(({ present }) => present)), invited: sum(meetings.map(({ invited }) => invited)) },
    };
  }

  /** What was published then, else the same computing; nothing for a quarter that the council did not live through. */
  private async comparison(councilId: string, quarter: string, cutOffOn: string): Promise<QuarterFigures | null> {
    const published = await this.published.of(councilId, quarter);
    if (published !== null) return published;
    const { createdOn } = await this.councils.byId(councilId);
    return createdOn > quarterBounds(quarter).first ? null : this.figures(quarterWindow(councilId, quarter, cutOffOn));
  }

  /** Problems followed at the end of the quarter, by late actions then facts, from public and members rows alone. */
  private async watched(window: QuarterWindow, late: readonly LedItem[]): Promise<readonly WatchedLine[]> {
    const followed = new Set((await this.lists.followedProblems(window)).map(({ id }) => id));
    const facts = countBy((await this.queries.facts(window)).filter(({ isMembers }) => isMembers).map(({ problemId }) => problemId));
    const lateOf = countBy(late.filter(({ isMembers }) => isMembers).map(({ problemId }) => problemId));
    const problems = (await this.queries.membersProblems(window.councilId)).filter(({ id }) => followed.has(id));
    const leads = await this.organisations.names(problems.map(({ leadOrganisationId }) => leadOrganisationId));
    return problems
      .map(({ id, title, leadOrganisationId }) => ({
        problemId: id, title, lead: leads.get(leadOrganisationId ?? '')?.shortName ?? null, lateActions: lateOf.get(id) ?? 0, facts: facts.get(id) ?? 0,
      }))
      .filter(({ lateActions, facts: reported }) => lateActions + reported > 0)
      .sort((a, b) => b.lateActions - a.lateActions || b.facts - a.facts)
      .slice(0, WATCHED);
  }

  /** Alphabetical, never ranked. */
  private async byOrganisation(window: QuarterWindow, late: readonly LedItem[]): Promise<readonly OrganisationFigures[]> {
    const lateOf = countBy(late.map(({ leadOrganisationId }) => leadOrganisationId));
    const attendance = new Map((await this.queries.attendanceByOrganisation(window)).map((line) => [line.organisationId, line]));
    const ids = [...new Set([...attendance.keys(), ...lateOf.keys()])].filter((id) => id !== null);
    const names = await this.organisations.names(ids);
    return ids
      .map((id) => ({
        name: names.get(id)?.shortName ?? '',
        present: attendance.get(id)?.present ?? 0,
        invited: attendance.get(id)?.invited ?? 0,
        late: lateOf.get(id) ?? 0,
      }))
      .sort((a, b) => compare(sortKey(a.name), sortKey(b.name)));
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function countBy<K>(keys: readonly K[]): Map<K, number> {
  const counts = new Map<K, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
