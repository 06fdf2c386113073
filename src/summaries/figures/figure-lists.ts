import { Injectable } from '@nestjs/common';
import { parisDay } from '../../platform/clock/calendar.js';
import { type ActionHistory, expectedIn, firstReplyIn, lateOn, valueOn, wasSilentOn } from './action-history.js';
import { FigureQueries } from './figure-queries.js';
import type { QuarterWindow } from './quarter-window.js';

/** One counted row: its id, the day it is listed under, and what the list says of it. */
export interface FigureItem {
  readonly id: string;
  readonly on: string;
}

export interface ExpectedItem extends FigureItem {
  readonly isOnTime: boolean;
}

export interface ReplyItem extends FigureItem {
  readonly days: number;
}

export interface LedItem extends FigureItem {
  readonly problemId: string | null;
  readonly leadOrganisationId: string | null;
  readonly isMembers: boolean;
}

export interface ClosedItem extends FigureItem {
  readonly outcome: string;
  readonly motive: string | null;
}

export interface FollowedItem extends FigureItem {
  readonly status: string;
}

export interface HeldItem extends FigureItem {
  readonly present: number;
  readonly invited: number;
}

const SUCCESSES: readonly (string | null)[] = ['resolved', 'lasting_improvement'];

/** The rows behind each figure, all levels: the figure is their number, so that it always equals its list. */
@Injectable()
export class FigureLists {
  /** Asked for by several figures of one computation. */
  private readonly openAtEnd = new WeakMap<QuarterWindow, Promise<readonly ActionHistory[]>>();

  constructor(private readonly queries: FigureQueries) {}

  facts(window: QuarterWindow): Promise<readonly FigureItem[]> {
    return this.queries.facts(window);
  }

  async expectedActions(window: QuarterWindow): Promise<readonly ExpectedItem[]> {
    return (await this.queries.actionsDue(window)).flatMap((action) => {
      const expected = expectedIn(action, window);
      return expected === null ? [] : [{ id: action.id, on: expected.dueOn, isOnTime: expected.isOnTime }];
    });
  }

  async firstReplies(window: QuarterWindow): Promise<readonly ReplyItem[]> {
    return (await this.queries.actionsAnswered(window)).flatMap((action) => {
      const reply = firstReplyIn(action, window);
      return reply === null ? [] : [{ id: action.id, ...reply }];
    });
  }

  async silentActions(window: QuarterWindow): Promise<readonly FigureItem[]> {
    const open = await this.actionsOpenAtEnd(window);
    return open.filter((action) => wasSilentOn(action, window.last, window.cutOff)).map(({ id, decidedOn }) => ({ id, on: decidedOn }));
  }

  async lateActions(window: QuarterWindow): Promise<readonly LedItem[]> {
    return (await this.actionsOpenAtEnd(window)).flatMap((action) => {
      const dueOn = lateOn(action, window.last, window.cutOff);
      if (dueOn === null) return [];
      const leadOrganisationId = valueOn(action, 'lead', window.last, window.cutOff);
      return [{ id: action.id, on: dueOn, problemId: action.problemId, leadOrganisationId, isMembers: action.isMembers }];
    });
  }

  /** Closed as solved or lastingly better, which the figure counts. */
  async solvedProblems(window: QuarterWindow): Promise<readonly ClosedItem[]> {
    return (await this.closedProblems(window)).filter(isSolved);
  }

  /** Closed for another reason, or put beside the flow: said in the list only. */
  async otherClosures(window: QuarterWindow): Promise<readonly ClosedItem[]> {
    return (await this.closedProblems(window)).filter((item) => !isSolved(item));
  }

  async followedProblems(window: QuarterWindow): Promise<readonly FollowedItem[]> {
    return (await this.queries.followedProblems(window)).map(({ problemId, status, since }) => ({ id: problemId, on: parisDay(since), status }));
  }

  async newProblems(window: QuarterWindow): Promise<readonly FigureItem[]> {
    return (await this.queries.entriesIntoOpen(window)).filter(({ isFirst }) => isFirst).map(({ problemId, at }) => ({ id: problemId, on: parisDay(at) }));
  }

  async reopenings(window: QuarterWindow): Promise<readonly FigureItem[]> {
    return (await this.queries.entriesIntoOpen(window)).filter(({ isFirst }) => !isFirst).map(({ problemId, at }) => ({ id: problemId, on: parisDay(at) }));
  }

  meetings(window: QuarterWindow): Promise<readonly HeldItem[]> {
    return this.queries.meetings(window);
  }

  private actionsOpenAtEnd(window: QuarterWindow): Promise<readonly ActionHistory[]> {
    const known = this.openAtEnd.get(window) ?? this.queries.actionsOpenAtEnd(window);
    this.openAtEnd.set(window, known);
    return known;
  }

  private async closedProblems(window: QuarterWindow): Promise<readonly ClosedItem[]> {
    const episodes = await this.queries.closedEpisodes(window);
    return episodes.map(({ problemId, closedAt, outcome, motive }) => ({ id: problemId, on: parisDay(closedAt), outcome, motive }));
  }
}

function isSolved({ outcome, motive }: ClosedItem): boolean {
  return outcome === 'closed' && SUCCESSES.includes(motive);
}
