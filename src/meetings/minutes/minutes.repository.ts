import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { readableBy } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import type { MinutesState } from '../meeting-words.js';
import type { Meeting } from '../meeting.entity.js';
import { MinutesEdition } from './published/minutes-edition.entity.js';
import { MinutesPoint } from './published/minutes-point.entity.js';
import { MinutesVersion } from './published/minutes-version.entity.js';
import { Minutes } from './minutes.entity.js';

/** The record of one meeting. `Minutes` itself says nothing but a state: it is reached through a meeting that one may read. */
@Injectable()
export class MinutesRepository {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  /** Inside the unit that opens the sitting. */
  async begin(meeting: Meeting): Promise<void> {
    if ((await this.ofMeeting(meeting.id)) !== null) return;
    const row = { id: this.ids.next(), councilId: meeting.audience.councilId, meetingId: meeting.id, state: 'draft', lastVersion: 0 };
    await this.database.insert(Object.assign(new Minutes(), row));
  }

  ofMeeting(meetingId: string): Promise<Minutes | null> {
    return this.row(meetingId).getOne();
  }

  async stateOf(meetingId: string): Promise<MinutesState | null> {
    return (await this.ofMeeting(meetingId))?.state ?? null;
  }

  toChange(meetingId: string): Promise<Minutes> {
    return this.database.toChange(this.row(meetingId));
  }

  /** Newest first. */
  versionsOf(viewer: Viewer, meetingId: string): Promise<MinutesVersion[]> {
    const query = this.database.read(MinutesVersion, 'minutesVersion').where('minutesVersion.meetingId = :meetingId', { meetingId });
    return readableBy(query, viewer).orderBy('minutesVersion.number', 'DESC').getMany();
  }

  /** The points of a version that this person may read: a part of the same whole as everybody's. */
  pointsOf(viewer: Viewer, versionId: string): Promise<MinutesPoint[]> {
    const query = this.database.read(MinutesPoint, 'point').where('point.versionId = :versionId', { versionId });
    return readableBy(query, viewer).orderBy('point.number').getMany();
  }

  /** Living editions of a version that this person may read, the narrowest level first. */
  async editionsOf(viewer: Viewer, versionId: string): Promise<MinutesEdition[]> {
    const query = this.database.read(MinutesEdition, 'edition').where('edition.versionId = :versionId AND edition.withdrawnAt IS NULL', { versionId });
    const editions = await readableBy(query, viewer).getMany();
    return editions.sort((a, b) => RANK[b.audience.confidentiality] - RANK[a.audience.confidentiality]);
  }

  private row(meetingId: string): SelectQueryBuilder<Minutes> {
    return this.database.read(Minutes, 'minutes').where('minutes.meetingId = :meetingId', { meetingId });
  }
}

const RANK = { public: 0, members: 1, restricted: 2, group: 3 } as const;
