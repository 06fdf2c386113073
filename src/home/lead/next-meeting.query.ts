import { Injectable } from '@nestjs/common';
import { Councils, noticeDays } from '../../councils/index.js';
import { readerValues } from '../../platform/access/audience.js';
import { currentCouncil, may, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { AgendaRepository, type Meeting, type MeetingCounts, MeetingCountsQuery, MeetingRepository, type MinutesState } from '../../meetings/index.js';
import type { ActionRow } from '../../problems/index.js';

export interface NextMeeting {
  readonly meeting: Meeting;
  readonly bodyName: string;
  readonly answers: MeetingCounts['answers'] | null;
  /** Lengths of the points, in minutes; a masked point keeps its own. */
  readonly minutes: readonly number[];
  /** Late actions on the problems of its points, among those that the viewer reads. */
  readonly lateOnPoints: number;
  readonly former: { readonly id: string; readonly heldOn: string; readonly state: MinutesState | null } | null;
  readonly noticeDays: number | null;
  readonly isPreparer: boolean;
}

/** The nearest meeting that the viewer reads, with what is ready. */
@Injectable()
export class NextMeetingQuery {
  constructor(
    private readonly database: Database,
    private readonly councils: Councils,
    private readonly meetings: MeetingRepository,
    private readonly counts: MeetingCountsQuery,
    private readonly agenda: AgendaRepository,
    private readonly clock: Clock,
  ) {}

  async of(viewer: Viewer, late: readonly ActionRow[]): Promise<NextMeeting | null> {
    const meeting = await this.nearest(viewer);
    if (meeting === null) return null;
    const [body, rules, points] = await Promise.all([
      this.councils.bodyById(meeting.bodyId),
      this.councils.rulesOf(meeting.audience.councilId),
      this.agenda.pointsFor(viewer, meeting.id),
    ]);
    const problemIds = new Set(points.map(({ item }) => item?.problemId ?? null).filter((id) => id !== null));
    return {
      meeting,
      bodyName: body.name,
      answers: (await this.counts.of(viewer, [meeting.id])).get(meeting.id)?.answers ?? null,
      minutes: points.map((point) => point.minutes),
      lateOnPoints: late.filter(({ problemId }) => problemId !== null && problemIds.has(problemId)).length,
      former: await this.formerOf(viewer, meeting),
      noticeDays: noticeDays(rules, meeting.audience.confidentiality),
      isPreparer: may(viewer, 'meeting.prepare', meeting.audience.councilId),
    };
  }

  private nearest(viewer: Viewer): Promise<Meeting | null> {
    const [today, council] = [this.clock.today(), currentCouncil(viewer)];
    const build = () =>
      this.meetings
        .visibleTo(viewer)
        .andWhere('meeting.audience.councilId = :council', { council })
        .andWhere(`meeting.state IN ('draft', 'convened', 'in_session') AND meeting.heldOn >= :today`, { today })
        .orderBy('meeting.heldOn')
        .addOrderBy('meeting.startsAt')
        .addOrderBy('meeting.id')
        .limit(1);
    return this.database.prepared('nearest meeting', { ...readerValues(viewer), today, council }, build).one();
  }

  /** The last sitting of the same body, whose minutes people expect before they come. */
  private async formerOf(viewer: Viewer, { bodyId, heldOn }: Meeting): Promise<NextMeeting['former']> {
    const build = () =>
      this.meetings
        .visibleTo(viewer)
        .leftJoin('minutes', 'minutes', 'minutes.meetingId = meeting.id')
        .select('meeting.id', 'id')
        .addSelect('meeting.heldOn', 'heldOn')
        .addSelect('minutes.state', 'state')
        .andWhere(`meeting.bodyId = :bodyId AND meeting.state = 'closed' AND meeting.heldOn < :heldOn`, { bodyId, heldOn })
        .orderBy('meeting.heldOn', 'DESC')
        .addOrderBy('meeting.id', 'DESC')
        .limit(1);
    const [former] = await this.database.prepared('former meeting', { ...readerValues(viewer), bodyId, heldOn }, build).rows((row) => ({
      id: String(row.id),
      heldOn: String(row.heldOn),
      state: row.state === null ? null : (String(row.state) as MinutesState),
    }));
    return former ?? null;
  }
}
