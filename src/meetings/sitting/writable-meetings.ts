import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { Consultations } from '../../platform/audit/consultations.js';
import { ActionNotAllowed, RuleViolation } from '../../platform/web/errors.js';
import type { Meeting } from '../meeting.entity.js';
import { MeetingRepository } from '../meeting.repository.js';
import { isPrepared } from '../meeting.rules.js';
import { MinutesRepository } from '../minutes/minutes.repository.js';
import { mayWrite } from './sitting.rules.js';

/** Meetings whose sitting a person may write: to show its screens, then, locked, to change it. */
@Injectable()
export class WritableMeetings {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly minutes: MinutesRepository,
    private readonly consultations: Consultations,
  ) {}

  async started(viewer: Viewer, id: string): Promise<Meeting> {
    const meeting = await this.meetings.visibleById(viewer, id);
    expectWriter(viewer, meeting);
    if (isPrepared(meeting.state)) throw new RuleViolation('sitting.notStarted', 'Cette séance n’est pas encore ouverte\u00a0: ouvrez-la depuis la page de la réunion.');
    if (meeting.state === 'cancelled') throw new RuleViolation('sitting.cancelled', 'Cette réunion est annulée.');
    await this.consultations.consulted(viewer, 'meeting', meeting);
    return meeting;
  }

  async toChange(viewer: Viewer, id: string): Promise<Meeting> {
    const meeting = await this.meetings.toChange(viewer, id);
    expectWriter(viewer, meeting);
    return meeting;
  }

  /** From the opening of the sitting to the publication of its minutes. */
  async toChangeWords(viewer: Viewer, id: string): Promise<Meeting> {
    const meeting = await this.toChange(viewer, id);
    await this.expectUnpublished(meeting);
    return meeting;
  }

  async expectUnpublished(meeting: Meeting): Promise<void> {
    if (!(await this.isWritable(meeting))) throw new RuleViolation('sitting.tooLate', 'La séance n’est pas ouverte, ou son compte rendu est déjà publié.');
  }

  async isWritable(meeting: Meeting): Promise<boolean> {
    return mayWrite(meeting.state, await this.minutes.stateOf(meeting.id));
  }
}

function expectWriter(viewer: Viewer, meeting: Meeting): void {
  if (!may(viewer, 'sitting.write', meeting.audience.councilId)) throw new ActionNotAllowed();
}
