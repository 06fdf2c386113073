import { Injectable } from '@nestjs/common';
import { readerValues } from '../platform/access/audience.js';
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
    const values = { ...readerValues(viewer), organisationId, since };
    const answers = this.database.prepared('answers of a year', values, () => this.query(viewer, organisationId, since));
    const delays = await answers.rows((row) => Math.max(0, daysBetween(String(row.decidedOn), parisDay(String(row.at)))));
    return { median: median(delays), answers: delays.length };
  }

  /** A first reply of the year is a reply of the year: the others need no look. */
  private query(viewer: Viewer, organisationId: string, since: string) {
    const answered = `SELECT "fresh"."action_id" FROM "reply" "fresh" WHERE "fresh"."organisation_id" = :organisationId AND "fresh"."at" >= :since`;
    return this.actions
      .visibleTo(viewer)
      .innerJoin('reply', 'said', `said.actionId = action.id AND said.organisationId = action.leadOrganisationId AND said.channel <> 'sitting' AND said.undoneAt IS NULL`)
      .select('action.id', 'id')
      .addSelect('action.decidedOn', 'decidedOn')
      .addSelect('MIN(said.at)', 'at')
      .andWhere(`action.leadOrganisationId = :organisationId AND action.id IN (${answered})`, { organisationId })
      .groupBy('action.id')
      .addGroupBy('action.decidedOn')
      .having('MIN(said.at) >= :since', { since });
  }
}
