import { Injectable } from '@nestjs/common';
import type { Confidentiality } from '../../platform/access/audience.js';
import { currentCouncil, type Viewer } from '../../platform/access/viewer.js';
import { addDays } from '../../platform/clock/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { type InvitationAnswer, InvitationRepository } from '../../meetings/index.js';

export interface OwnMeeting {
  readonly id: string;
  readonly heldOn: string;
  readonly startsAt: string;
  readonly place: string;
  readonly bodyName: string;
  readonly level: Confidentiality;
  readonly answer: InvitationAnswer | null;
  /** Convened, or its date announced: answers are open. */
  readonly takesAnswers: boolean;
  readonly isConvened: boolean;
}

/** What stands further away than a month awaits nobody yet, unless its convocation has left. */
export const MONTH_DAYS = 30;
const MOST = 20;

/** Coming meetings to which the person herself is invited in the current council, the nearest first. */
@Injectable()
export class OwnMeetingsQuery {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationRepository,
    private readonly clock: Clock,
  ) {}

  /** Those of the month; the next one alone when the month has none. */
  async soon(viewer: Viewer): Promise<OwnMeeting[]> {
    const coming = await this.coming(viewer);
    const last = addDays(this.clock.today(), MONTH_DAYS);
    const soon = coming.filter(({ heldOn }) => heldOn <= last);
    return soon.length > 0 ? soon : coming.slice(0, 1);
  }

  async awaitingAnswer(viewer: Viewer): Promise<OwnMeeting[]> {
    const last = addDays(this.clock.today(), MONTH_DAYS);
    return (await this.coming(viewer)).filter((one) => one.answer === null && (one.isConvened || (one.takesAnswers && one.heldOn <= last)));
  }

  private coming(viewer: Viewer): Promise<OwnMeeting[]> {
    const query = this.invitations
      .visibleTo(viewer)
      .innerJoin('body', 'body', 'body.id = meeting.bodyId')
      .select('meeting.id', 'id')
      .addSelect('meeting.heldOn', 'heldOn')
      .addSelect('meeting.startsAt', 'startsAt')
      .addSelect('meeting.place', 'place')
      .addSelect('meeting.state', 'state')
      .addSelect('meeting.dateAnnouncedAt', 'announcedAt')
      .addSelect('meeting.audience.confidentiality', 'level')
      .addSelect('body.name', 'bodyName')
      .addSelect('invitation.answer', 'answer')
      .andWhere('meeting.audience.councilId = :council AND invitation.personId = :personId', { council: currentCouncil(viewer), personId: viewer.personId })
      .andWhere(`meeting.state IN ('draft', 'convened', 'in_session') AND meeting.heldOn >= :today`, { today: this.clock.today() })
      .orderBy('meeting.heldOn')
      .addOrderBy('meeting.id')
      .limit(MOST);
    return this.database.rows(query, (row) => ({
      id: String(row.id),
      heldOn: String(row.heldOn),
      startsAt: String(row.startsAt),
      place: String(row.place),
      bodyName: String(row.bodyName),
      level: String(row.level) as Confidentiality,
      answer: row.answer === null ? null : (String(row.answer) as InvitationAnswer),
      takesAnswers: row.state === 'convened' || (row.state === 'draft' && row.announcedAt !== null),
      isConvened: row.state === 'convened',
    }));
  }
}
