import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { ActionNotAllowed, RuleViolation } from '../../platform/web/errors.js';
import type { Meeting } from '../meeting.entity.js';
import { MeetingRepository } from '../meeting.repository.js';
import { isPrepared } from '../meeting.rules.js';

/** Meetings whose sitting a person may write, to show its screens; the services ask again before any change. */
@Injectable()
export class WritableMeetings {
  constructor(private readonly meetings: MeetingRepository) {}

  async started(viewer: Viewer, id: string): Promise<Meeting> {
    const meeting = await this.meetings.visibleById(viewer, id);
    if (!may(viewer, 'sitting.write', meeting.audience.councilId)) throw new ActionNotAllowed();
    if (isPrepared(meeting.state)) throw new RuleViolation('sitting.notStarted', 'Cette séance n’est pas encore ouverte\u00a0: ouvrez-la depuis la page de la réunion.');
    if (meeting.state === 'cancelled') throw new RuleViolation('sitting.cancelled', 'Cette réunion est annulée.');
    return meeting;
  }
}
