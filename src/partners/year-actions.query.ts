import { Injectable } from '@nestjs/common';
import { readerValues } from '../platform/access/audience.js';
import { currentCouncil, type Viewer } from '../platform/access/viewer.js';
import { addDays, instantOf } from '../platform/clock/calendar.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { ActionRepository } from '../problems/index.js';

/** What an organisation was given to lead in a year, and what it did, within what the reader reads. */
export interface YearActions {
  readonly done: number;
  readonly given: number;
}

const YEAR_DAYS = 365;

@Injectable()
export class YearActionsQuery {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionRepository,
    private readonly clock: Clock,
  ) {}

  async of(viewer: Viewer, organisationId: string): Promise<YearActions> {
    const since = addDays(this.clock.today(), -YEAR_DAYS);
    const start = instantOf(since, '00:00');
    const given = () => this.led(viewer, organisationId).andWhere("action.decidedOn >= :since AND action.state <> 'proposed'", { since });
    const done = () => this.led(viewer, organisationId).andWhere("action.state = 'closed' AND action.result = 'done' AND action.closedAt >= :start", { start });
    const values = { ...readerValues(viewer), organisationId, currentCouncil: currentCouncil(viewer) };
    return {
      given: await this.database.prepared('actions given in a year', { ...values, since }, given).count(),
      done: await this.database.prepared('actions done in a year', { ...values, start }, done).count(),
    };
  }

  private led(viewer: Viewer, organisationId: string) {
    const query = this.actions.visibleTo(viewer).select('COUNT(*)', 'count').andWhere('action.leadOrganisationId = :organisationId', { organisationId });
    return query.andWhere('action.audience.councilId = :currentCouncil', { currentCouncil: currentCouncil(viewer) });
  }
}
