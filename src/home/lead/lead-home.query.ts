import { Injectable } from '@nestjs/common';
import { currentCouncil, type Viewer } from '../../platform/access/viewer.js';
import { addDays, weekdayIndex } from '../../platform/clock/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
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
    const open = await this.actions.openOf(viewer, {});
    const late = open.filter(({ actionClass }) => actionClass === 'late');
    const [things, counts, factsSinceFriday, next, silence, groups] = await Promise.all([
      this.things.everywhere(viewer),
      this.counts.counts(viewer, readFilter({})),
      this.factsSince(viewer, lastFriday(today)),
      this.meetings.of(viewer, late),
      this.silence.of(viewer),
      this.groups.of(viewer),
    ]);
    return { today, things, onTime: counts.onTime, factsSinceFriday, late, next, silence, groups };
  }

  private factsSince(viewer: Viewer, day: string): Promise<number> {
    const query = this.facts.visibleTo(viewer).andWhere('fact.audience.councilId = :council', { council: currentCouncil(viewer) });
    return query.andWhere('fact.happenedOn >= :day', { day }).getCount();
  }
}

/** The Friday before today: on a Friday, the one of last week. */
export function lastFriday(today: string): string {
  const FRIDAY = 4;
  const back = (weekdayIndex(today) - FRIDAY + 7) % 7;
  return addDays(today, back === 0 ? -7 : -back);
}
