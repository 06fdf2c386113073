import { Injectable } from '@nestjs/common';
import { Councils, noticeDays } from '../../councils/index.js';
import { type Confidentiality, readerValues } from '../../platform/access/audience.js';
import { currentCouncil, type Viewer } from '../../platform/access/viewer.js';
import { addDays } from '../../platform/clock/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type QueryValues } from '../../platform/database/database.js';
import { MeetingRepository } from '../../meetings/index.js';

export interface DueMeeting {
  readonly id: string;
  readonly heldOn: string;
  readonly bodyName: string;
  readonly level: Confidentiality;
}

export interface DueConvocation extends DueMeeting {
  readonly dueOn: string;
  readonly noticeDays: number;
}

const MOST = 20;

/** Meetings that wait for a gesture: a convocation that the council's own rules make due, minutes not yet published. */
@Injectable()
export class MeetingsDueQuery {
  constructor(
    private readonly database: Database,
    private readonly councils: Councils,
    private readonly meetings: MeetingRepository,
    private readonly clock: Clock,
  ) {}

  /** Nothing while the council's rules set no notice: none is invented. */
  async convocations(viewer: Viewer): Promise<DueConvocation[]> {
    const rules = await this.councils.rulesOf(currentCouncil(viewer));
    const longest = Math.max(rules.convocationDays ?? -1, rules.restrictedConvocationDays ?? -1);
    if (longest < 0) return [];
    const today = this.clock.today();
    const last = addDays(today, longest);
    const found = await this.read(viewer, 'convocations due', { today, last }, () =>
      this.rows(viewer).andWhere(`meeting.state = 'draft' AND meeting.heldOn BETWEEN :today AND :last`, { today, last }),
    );
    return found.flatMap((meeting) => {
      const days = noticeDays(rules, meeting.level);
      const dueOn = days === null ? null : addDays(meeting.heldOn, -days);
      return days === null || dueOn === null || dueOn > today ? [] : [{ ...meeting, dueOn, noticeDays: days }];
    });
  }

  minutes(viewer: Viewer): Promise<DueMeeting[]> {
    // By the few minutes still unpublished, and not by the meetings of ten years.
    const unpublished = `SELECT "minutes"."meeting_id" FROM "minutes" "minutes" WHERE "minutes"."council_id" = :council AND "minutes"."state" IN ('draft', 'in_review')`;
    return this.read(viewer, 'minutes due', {}, () => this.rows(viewer).andWhere(`meeting.state = 'closed' AND meeting.id IN (${unpublished})`));
  }

  private rows(viewer: Viewer) {
    return this.meetings
      .visibleTo(viewer)
      .innerJoin('body', 'body', 'body.id = meeting.bodyId')
      .select('meeting.id', 'id')
      .addSelect('meeting.heldOn', 'heldOn')
      .addSelect('meeting.audience.confidentiality', 'level')
      .addSelect('body.name', 'bodyName')
      .andWhere('meeting.audience.councilId = :council', { council: currentCouncil(viewer) })
      .orderBy('meeting.heldOn')
      .addOrderBy('meeting.id')
      .limit(MOST);
  }

  private read(viewer: Viewer, shape: string, values: QueryValues, build: () => ReturnType<MeetingsDueQuery['rows']>): Promise<DueMeeting[]> {
    const all = { ...readerValues(viewer), council: currentCouncil(viewer), ...values };
    return this.database.prepared(shape, all, build).rows((row) => ({
      id: String(row.id),
      heldOn: String(row.heldOn),
      bodyName: String(row.bodyName),
      level: String(row.level) as Confidentiality,
    }));
  }
}
