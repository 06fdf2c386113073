import { Injectable } from '@nestjs/common';
import type { Viewer } from '../platform/access/viewer.js';
import { addDays, daysBetween, parisDay } from '../platform/clock/calendar.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { ActionRepository } from '../problems/index.js';
import { median } from '../summaries/index.js';

/** How long an organisation takes to answer for the actions that it leads, within what the reader reads. */
export interface AnswerDelay {
  /** Null while nothing was answered in the period. */
  readonly median: number | null;
  readonly answers: number;
}

const YEAR_DAYS = 365;

@Injectable()
export class AnswerDelayQuery {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionRepository,
    private readonly clock: Clock,
  ) {}

  /** First replies of a year, in days from the decision; an agreement given aloud in the sitting took no delay and does not count. */
  async of(viewer: Viewer, organisationId: string): Promise<AnswerDelay> {
    const since = `${addDays(this.clock.today(), -YEAR_DAYS)}T00:00:00.000Z`;
    const query = this.actions
      .visibleTo(viewer)
      .innerJoin('reply', 'said', `said.actionId = action.id AND said.organisationId = action.leadOrganisationId AND said.channel <> 'sitting' AND said.undoneAt IS NULL`)
      .select('action.id', 'id')
      .addSelect('action.decidedOn', 'decidedOn')
      .addSelect('MIN(said.at)', 'at')
      .andWhere('action.leadOrganisationId = :organisationId', { organisationId })
      .groupBy('action.id')
      .addGroupBy('action.decidedOn')
      .having('MIN(said.at) >= :since', { since });
    const delays = await this.database.rows(query, (row) => Math.max(0, daysBetween(String(row.decidedOn), parisDay(String(row.at)))));
    return { median: median(delays), answers: delays.length };
  }
}
