import { Injectable } from '@nestjs/common';
import { readableBy } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { NotVisible } from '../../platform/web/errors.js';
import { parseId } from '../../platform/web/forms/strict.js';
import { Meeting } from '../meeting.entity.js';
import { Invitation } from './invitation.entity.js';

/** Invitations are read through their meeting. */
@Injectable()
export class InvitationRepository {
  constructor(private readonly database: Database) {}

  visibleTo(viewer: Viewer) {
    const query = this.database.read(Invitation, 'invitation').innerJoin(Meeting, 'meeting', 'meeting.id = invitation.meetingId');
    return readableBy(query, viewer, 'meeting');
  }

  async visibleById(viewer: Viewer, id: string): Promise<Invitation> {
    if (parseId(id) === null) throw new NotVisible();
    const invitation = await this.visibleTo(viewer).andWhere('invitation.id = :id', { id }).getOne();
    if (invitation === null) throw new NotVisible();
    return invitation;
  }

  toChange(viewer: Viewer, id: string): Promise<Invitation> {
    if (parseId(id) === null) throw new NotVisible();
    return this.database.toChange(this.visibleTo(viewer).andWhere('invitation.id = :id', { id }));
  }

  /** In the order of the seats, guests last. */
  ofMeeting(viewer: Viewer, meetingId: string): Promise<Invitation[]> {
    const query = this.visibleTo(viewer).andWhere('invitation.meetingId = :meetingId', { meetingId });
    return query.orderBy('invitation.rank').addOrderBy('invitation.id').getMany();
  }

  /** Of a meeting that the caller holds locked. */
  async allToChange(meetingId: string): Promise<Invitation[]> {
    const query = this.database.read(Invitation, 'invitation').where('invitation.meetingId = :meetingId', { meetingId });
    const invitations = await this.database.allToChange(query);
    return invitations.sort((a, b) => a.rank - b.rank);
  }
}
