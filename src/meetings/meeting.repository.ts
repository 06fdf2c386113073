import { Injectable } from '@nestjs/common';
import { readableBy } from '../platform/access/audience.js';
import { may, type Viewer } from '../platform/access/viewer.js';
import type { Right } from '../platform/access/access.js';
import { Consultations } from '../platform/audit/consultations.js';
import { Database } from '../platform/database/database.js';
import { NotVisible } from '../platform/web/errors.js';
import { parseId } from '../platform/web/forms/strict.js';
import { Meeting } from './meeting.entity.js';

/** Meetings are read at the level of their body. */
@Injectable()
export class MeetingRepository {
  constructor(
    private readonly database: Database,
    private readonly consultations: Consultations,
  ) {}

  visibleTo(viewer: Viewer) {
    return readableBy(this.database.read(Meeting, 'meeting'), viewer);
  }

  async visibleById(viewer: Viewer, id: string): Promise<Meeting> {
    if (parseId(id) === null) throw new NotVisible();
    const meeting = await this.visibleTo(viewer).andWhere('meeting.id = :id', { id }).getOne();
    if (meeting === null) throw new NotVisible();
    return meeting;
  }

  /** For a page of those who prepare, which is one more way to open it: elsewhere the meeting is as absent. */
  async visibleToPrepare(viewer: Viewer, id: string): Promise<Meeting> {
    const meeting = await this.visibleById(viewer, id);
    if (!may(viewer, 'meeting.prepare', meeting.audience.councilId)) throw new NotVisible();
    await this.consultations.consulted(viewer, 'meeting', meeting);
    return meeting;
  }

  /** Locked until the unit ends: every change of a meeting, its agenda or its attendance passes here first. */
  toChange(viewer: Viewer, id: string): Promise<Meeting> {
    if (parseId(id) === null) throw new NotVisible();
    return this.database.toChange(this.visibleTo(viewer).andWhere('meeting.id = :id', { id }));
  }

  /** The same for somebody who holds the right in the council of that meeting: elsewhere it is as absent. */
  async toChangeWith(viewer: Viewer, right: Right, id: string): Promise<Meeting> {
    const meeting = await this.toChange(viewer, id);
    if (!may(viewer, right, meeting.audience.councilId)) throw new NotVisible();
    return meeting;
  }

  toPrepare(viewer: Viewer, id: string): Promise<Meeting> {
    return this.toChangeWith(viewer, 'meeting.prepare', id);
  }
}
