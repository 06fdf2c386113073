import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type BodyFollower, BodyFollowers, type Standing } from '../../councils/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { dayMonthYear } from '../../platform/formatting/french.js';
import { InvitationService } from '../invitations/invitation.service.js';
import { Meeting } from '../meeting.entity.js';
import { MeetingRepository } from '../meeting.repository.js';

/** Invitations follow the seats of their body at once; a body does not end while a meeting of it is expected. */
@Injectable()
export class InvitationFollowers implements BodyFollower, OnModuleInit {
  constructor(
    private readonly followers: BodyFollowers,
    private readonly database: Database,
    private readonly meetings: MeetingRepository,
    private readonly invitations: InvitationService,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  async standingIn(viewer: Viewer, bodyId: string): Promise<Standing> {
    const expected = `meeting.bodyId = :bodyId AND meeting.state IN ('draft', 'convened', 'in_session')`;
    const readable = await this.meetings.visibleTo(viewer).andWhere(expected, { bodyId }).getMany();
    const all = await this.database.read(Meeting, 'meeting').where(expected, { bodyId }).getCount();
    return { readable: readable.map(({ id, heldOn }) => ({ label: `la réunion du ${dayMonthYear(heldOn)}`, href: `/reunions/${id}` })), hasOthers: all > readable.length };
  }

  async seatsChanged(bodyId: string): Promise<void> {
    const query = this.database.read(Meeting, 'meeting').where(`meeting.bodyId = :bodyId AND meeting.state IN ('draft', 'convened')`, { bodyId });
    for (const meeting of await this.database.allToChange(query)) await this.invitations.followHolders(meeting);
  }
}
