import { Injectable } from '@nestjs/common';
import { readerValues } from '../../platform/access/audience.js';
import { currentCouncil, type Viewer } from '../../platform/access/viewer.js';
import { addDays, weekdayIndex } from '../../platform/clock/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { ActionIndexQuery, ActionListQuery, FactRepository, readFilter } from '../../problems/index.js';
import { ThingsQuery } from '../things/things.query.js';
import { KnownGroupsQuery } from './known-groups.query.js';
import type { LeadHome } from './lead-home.presenter.js';
import { NextMeetingQuery } from './next-meeting.query.js';
import { SilentProblemsQuery } from './silent-problems.query.js';

/** What coordinator, chair and secretary find in the morning: exceptions only, within what each reads. */
@Injectable()
export class LeadHomeQuery {
  constructor(
    private readonly database: Database,
    private readonly things: ThingsQuery,
    private readonly meetings: NextMeetingQuery,
    private readonly actions: ActionListQuery,
    private readonly counts: ActionIndexQuery,
    private readonly facts: FactRepository,
    private readonly silence: SilentProblemsQuery,
    private readonly groups: KnownGroupsQuery,
    private readonly clock: Clock,
  ) {}

  async load(viewer: Viewer): Promise<LeadHome> {
    const today = this.clock.today();
    const late = await this.actions.openOf(viewer, { isLate: true });
    const [things, counts, factsSinceFriday, next, silence, groups] = await Promise.all([
      this.things.everywhere(viewer),
      this.counts.openCounts(viewer, readFilter({})),
      this.factsSince(viewer, lastFriday(today)),
      this.meetings.of(viewer, late),
      this.silence.of(viewer),
      this.groups.of(viewer),
    ]);
    return { today, things, onTime: counts.onTime, factsSinceFriday, late, next, silence, groups };
  }

  private factsSince(viewer: Viewer, day: string): Promise<number> {
    const council = currentCouncil(viewer);
    const build = () => {
      const query = this.facts.visibleTo(viewer).select('COUNT(*)', 'count').andWhere('fact.audience.councilId = :council', { council });
      return query.andWhere('fact.happenedOn >= :day', { day });
    };
    return this.database.prepared('facts since a day', { ...readerValues(viewer), council, day }, build).count();
  }
}

/** The Friday before today: on a Friday, the one of last week. */
export function lastFriday(today: string): string {
  const FRIDAY = 4;
  const back = (weekdayIndex(today) - FRIDAY + 7) % 7;
  return addDays(today, back === 0 ? -7 : -back);
}
