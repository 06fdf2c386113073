import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { parisTime } from '../../platform/clock/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { expectVersion, RuleViolation } from '../../platform/web/errors.js';
import { AgendaRepository } from '../agenda/agenda.repository.js';
import { CarryOverService } from '../agenda/carry-over/carry-over.service.js';
import { InvitationService } from '../invitations/invitation.service.js';
import type { ItemResult } from '../meeting-words.js';
import type { Meeting } from '../meeting.entity.js';
import { MinutesRepository } from '../minutes/minutes.repository.js';
import { SittingRepository } from './sitting.repository.js';
import { mayDecide, mayEndAt, mayOpen } from './sitting.rules.js';
import { WritableMeetings } from './writable-meetings.js';

export interface Officers {
  readonly chairPersonId: string | null;
  readonly secretaryPersonId: string | null;
}

/** The life of one sitting: opened, walked point by point, closed with its real hours. */
@Injectable()
export class SittingService {
  constructor(
    private readonly database: Database,
    private readonly meetings: WritableMeetings,
    private readonly agenda: AgendaRepository,
    private readonly sittings: SittingRepository,
    private readonly minutes: MinutesRepository,
    private readonly carryOvers: CarryOverService,
    private readonly invitations: InvitationService,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async openSitting(viewer: Viewer, id: string, version: number): Promise<void> {
    await this.database.unitOfWork(async () => {
      const meeting = await this.meetings.toChange(viewer, id);
      expectVersion(meeting, version);
      if (!mayOpen(meeting.state)) throw new RuleViolation('sitting.notOpenable', 'Cette séance a déjà été ouverte, ou elle est annulée.');
      const points = await this.agenda.pointsFor(viewer, meeting.id);
      meeting.state = 'in_session';
      meeting.openedAt = parisTime(this.clock.now());
      meeting.currentItemId = points.find(({ item }) => item !== null)?.id ?? null;
      meeting.secretaryPersonId ??= viewer.personId;
      await this.database.save(meeting);
      await this.invitations.followSeats(meeting);
      await this.minutes.begin(meeting);
      this.record(viewer, 'sitting.open', meeting);
    });
  }

  /** Moves everybody's agenda to this point. */
  async focus(viewer: Viewer, meetingId: string, itemId: string): Promise<void> {
    await this.database.unitOfWork(async () => {
      const meeting = await this.meetingInSession(viewer, meetingId);
      const item = await this.sittings.itemById(viewer, meetingId, itemId);
      if (meeting.currentItemId === item.id) return;
      meeting.currentItemId = item.id;
      await this.database.save(meeting);
      this.record(viewer, 'sitting.focus', meeting);
    });
  }

  async setResult(viewer: Viewer, meetingId: string, itemId: string, version: number, result: ItemResult): Promise<void> {
    await this.database.unitOfWork(async () => {
      const meeting = await this.meetingInSession(viewer, meetingId);
      const item = await this.sittings.itemToChange(viewer, meetingId, itemId);
      // Two secretaries ticking the same point agree: only a different answer given meanwhile is a conflict.
      if (item.result === result) return;
      expectVersion(item, version);
      const before = { result: item.result };
      item.result = result;
      await this.database.save(item);
      const row = { rowType: 'agenda_item', rowId: item.id, councilId: meeting.audience.councilId, level: item.audience.confidentiality };
      this.audit.record(viewer, { act: 'sitting.result', ...row, before });
    });
  }

  async setSynthesis(viewer: Viewer, meetingId: string, itemId: string, version: number, synthesis: string | null): Promise<void> {
    await this.database.unitOfWork(async () => {
      const meeting = await this.meetings.toChangeWords(viewer, meetingId);
      const item = await this.sittings.itemToChange(viewer, meetingId, itemId);
      expectVersion(item, version);
      const before = { synthesis: item.synthesis };
      item.synthesis = synthesis;
      await this.database.save(item);
      const row = { rowType: 'agenda_item', rowId: item.id, councilId: meeting.audience.councilId, level: item.audience.confidentiality };
      this.audit.record(viewer, { act: 'sitting.synthesis', ...row, before });
    });
  }

  async setOfficers(viewer: Viewer, meetingId: string, officers: Officers): Promise<void> {
    await this.database.unitOfWork(async () => {
      const meeting = await this.meetings.toChangeWords(viewer, meetingId);
      Object.assign(meeting, officers);
      await this.database.save(meeting);
      this.record(viewer, 'sitting.officers', meeting);
    });
  }

  /** What is carried over to the next meeting is decided here, once. */
  async closeSitting(viewer: Viewer, id: string, version: number, realEnd: string, officers?: Officers): Promise<void> {
    await this.database.unitOfWork(async () => {
      const meeting = await this.meetingInSession(viewer, id);
      expectVersion(meeting, version);
      if (!mayEndAt(realEnd, meeting.openedAt)) throw new RuleViolation('sitting.end', 'La séance ne peut pas finir avant d’avoir commencé.');
      Object.assign(meeting, { state: 'closed', endedAt: realEnd, ...officers });
      meeting.closedAt = this.clock.now();
      meeting.currentItemId = null;
      await this.database.save(meeting);
      await this.carryOvers.write(viewer, meeting);
      this.record(viewer, 'sitting.close', meeting);
    });
  }

  private async meetingInSession(viewer: Viewer, id: string): Promise<Meeting> {
    const meeting = await this.meetings.toChange(viewer, id);
    if (!mayDecide(meeting.state)) throw new RuleViolation('sitting.notInSession', 'Cette séance n’est pas en cours.');
    return meeting;
  }

  private record(viewer: Viewer, act: string, meeting: Meeting): void {
    const { councilId, confidentiality: level } = meeting.audience;
    this.audit.record(viewer, { act, rowType: 'meeting', rowId: meeting.id, councilId, level });
  }
}
