import { Injectable } from '@nestjs/common';
import type { Viewer } from '../platform/access/viewer.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { MeetingRepository } from '../meetings/index.js';

/** For each of a person's councils, the day of the next meeting that she reads there. */
@Injectable()
export class NextDaysQuery {
  constructor(
    private readonly database: Database,
    private readonly meetings: MeetingRepository,
    private readonly clock: Clock,
  ) {}

  async byCouncil(viewer: Viewer): Promise<Map<string, string>> {
    const query = this.meetings
      .visibleTo(viewer)
      .select('meeting.audience.councilId', 'councilId')
      .addSelect('MIN(meeting.heldOn)', 'heldOn')
      .andWhere(`meeting.state IN ('draft', 'convened', 'in_session') AND meeting.heldOn >= :today`, { today: this.clock.today() })
      .groupBy('meeting.audience.councilId');
    return new Map(await this.database.rows(query, (row) => [String(row.councilId), String(row.heldOn)] as const));
  }
}
