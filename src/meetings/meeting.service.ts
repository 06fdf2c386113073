import { Injectable } from '@nestjs/common';
import { mayRead } from '../platform/access/audience.js';
import { may, type Viewer } from '../platform/access/viewer.js';
import { Audit } from '../platform/audit/audit.js';
import { partsOf } from '../platform/clock/calendar.js';
import { Clock } from '../platform/clock/clock.js';
import { Ids } from '../platform/clock/ids.js';
import { Database } from '../platform/database/database.js';
import { expectVersion, NotVisible, RuleViolation } from '../platform/web/errors.js';
import { audienceOf, Councils, References } from '../councils/index.js';
import { CarryOverService } from './agenda/carry-over/carry-over.service.js';
import { InvitationService } from './invitations/invitation.service.js';
import { Meeting } from './meeting.entity.js';
import { MeetingRepository } from './meeting.repository.js';
import { refuseUnlessAnnounceable, refuseUnlessConvenable, refuseUnlessPrepared, slotMinutes } from './meeting.rules.js';

export interface MeetingSlot {
  readonly heldOn: string;
  /** `HH:MM`, Europe/Paris. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
}

export interface NewMeeting extends MeetingSlot {
  readonly bodyId: string;
}

/** A meeting until its sitting opens. Nothing is sent from here. */
@Injectable()
export class MeetingService {
  constructor(
    private readonly database: Database,
    private readonly meetings: MeetingRepository,
    private readonly councils: Councils,
    private readonly references: References,
    private readonly invitations: InvitationService,
    private readonly carryOvers: CarryOverService,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
  ) {}

  /** Invites the seats in force that day and places what waits for the body. */
  create(viewer: Viewer, { bodyId, ...slot }: NewMeeting): Promise<string> {
    return this.database.unitOfWork(async () => {
      const body = await this.councils.bodyById(bodyId);
      const audience = audienceOf(body);
      if (!mayRead(viewer, audience) || !may(viewer, 'meeting.prepare', body.councilId)) throw new NotVisible();
      refuseEmptySlot(slot);
      const meeting = await this.database.insert(
        Object.assign(new Meeting(), slot, {
          id: this.ids.next(),
          ...{ audience, bodyId, state: 'draft' as const, createdAt: this.clock.now() },
          reference: await this.references.nextMeeting(body, partsOf(slot.heldOn).year),
          ...{ openedAt: null, endedAt: null, chairPersonId: null, secretaryPersonId: null, currentItemId: null },
          ...{ dateAnnouncedAt: null, convenedAt: null, closedAt: null, cancelledAt: null },
        }),
      );
      await this.invitations.followSeats(meeting);
      await this.carryOvers.placeInto(meeting);
      this.trace(viewer, 'meeting.create', meeting);
      return meeting.id;
    });
  }

  async edit(viewer: Viewer, id: string, version: number, slot: MeetingSlot): Promise<void> {
    await this.change(viewer, id, 'meeting.edit', async (meeting) => {
      if (saysTheSame(meeting, slot)) return null;
      expectVersion(meeting, version);
      refuseUnlessPrepared(meeting.state);
      refuseEmptySlot(slot);
      const { heldOn, startsAt, endsAt, place } = meeting;
      Object.assign(meeting, { ...pickSlot(slot) });
      if (heldOn !== meeting.heldOn) await this.invitations.followSeats(meeting);
      return { heldOn, startsAt, endsAt, place };
    });
  }

  /** Its points pass to the next meeting of the body, with the same counters. */
  async cancel(viewer: Viewer, id: string, version: number): Promise<void> {
    await this.change(viewer, id, 'meeting.cancel', async (meeting) => {
      if (meeting.state === 'cancelled') return null;
      expectVersion(meeting, version);
      refuseUnlessPrepared(meeting.state);
      const { state } = meeting;
      Object.assign(meeting, { state: 'cancelled', cancelledAt: this.clock.now() });
      await this.carryOvers.handOn(meeting);
      return { state };
    });
  }

  /** « Annonce de date »: from then on the invited may answer. */
  async announceDate(viewer: Viewer, id: string, version: number): Promise<void> {
    await this.change(viewer, id, 'meeting.announceDate', async (meeting) => {
      refuseUnlessAnnounceable(meeting);
      expectVersion(meeting, version);
      meeting.dateAnnouncedAt = this.clock.now();
      return { dateAnnouncedAt: null };
    });
  }

  /** The state alone: convocations leave with a later page. */
  async convene(viewer: Viewer, id: string, version: number): Promise<void> {
    await this.change(viewer, id, 'meeting.convene', async (meeting) => {
      refuseUnlessConvenable(meeting.state);
      expectVersion(meeting, version);
      Object.assign(meeting, { state: 'convened', convenedAt: this.clock.now() });
      return { state: 'draft' };
    });
  }

  // `work` answers what the changed fields said before; null when nothing had to change.
  private async change(viewer: Viewer, id: string, act: string, work: (meeting: Meeting) => Promise<Record<string, unknown> | null>): Promise<void> {
    await this.database.unitOfWork(async () => {
      const meeting = await this.meetings.toPrepare(viewer, id);
      const before = await work(meeting);
      if (before === null) return;
      await this.database.save(meeting);
      this.trace(viewer, act, meeting, before);
    });
  }

  private trace(viewer: Viewer, act: string, meeting: Meeting, before?: Readonly<Record<string, unknown>>): void {
    const { councilId, confidentiality: level } = meeting.audience;
    this.audit.record(viewer, { act, rowType: 'meeting', rowId: meeting.id, councilId, level, ...(before === undefined ? {} : { before }) });
  }
}

function refuseEmptySlot({ startsAt, endsAt }: MeetingSlot): void {
  if (slotMinutes(startsAt, endsAt) <= 0) throw new RuleViolation('meeting.slot', 'L’heure de fin vient après l’heure de début.');
}

function saysTheSame(meeting: Meeting, slot: MeetingSlot): boolean {
  return (['heldOn', 'startsAt', 'endsAt', 'place'] as const).every((field) => meeting[field] === slot[field]);
}

function pickSlot({ heldOn, startsAt, endsAt, place }: MeetingSlot): MeetingSlot {
  return { heldOn, startsAt, endsAt, place };
}
