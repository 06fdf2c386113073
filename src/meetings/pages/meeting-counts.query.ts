import { Injectable } from '@nestjs/common';
import { readableBy, readerValues } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { InvitationRepository } from '../invitations/invitation.repository.js';
import type { Attendance, EntryKind, InvitationAnswer } from '../meeting-words.js';
import { Entry } from '../sitting/entries/entry.entity.js';

/** What a line of the list says of a meeting. Guests are left out of the seats; entries are those that the viewer reads. */
export interface MeetingCounts {
  readonly seats: number;
  readonly answers: Readonly<Record<InvitationAnswer | 'none', number>>;
  readonly attendance: Readonly<Record<Attendance, number>>;
  readonly entries: Readonly<Record<EntryKind, number>>;
}

export const NO_COUNTS: MeetingCounts = {
  seats: 0,
  answers: { coming: 0, excused: 0, represented: 0, none: 0 },
  attendance: { present: 0, represented: 0, excused: 0, absent: 0 },
  entries: { note: 0, decision: 0, action: 0 },
};

interface Counting {
  seats: number;
  readonly answers: Record<InvitationAnswer | 'none', number>;
  readonly attendance: Record<Attendance, number>;
  readonly entries: Record<EntryKind, number>;
}

@Injectable()
export class MeetingCountsQuery {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationRepository,
  ) {}

  async of(viewer: Viewer, meetingIds: readonly string[]): Promise<ReadonlyMap<string, MeetingCounts>> {
    if (meetingIds.length === 0) return new Map();
    const counts = new Map<string, Counting>(meetingIds.map((id) => [id, fresh()]));
    for (const { meetingId, answer, attendance, total } of await this.seats(viewer, meetingIds)) {
      const one = counts.get(meetingId);
      if (one === undefined) continue;
      one.seats += total;
      one.answers[answer ?? 'none'] += total;
      if (attendance !== null) one.attendance[attendance] += total;
    }
    for (const { meetingId, kind, total } of await this.entries(viewer, meetingIds)) {
      const one = counts.get(meetingId);
      if (one !== undefined) one.entries[kind] += total;
    }
    return counts;
  }

  private seats(viewer: Viewer, meetingIds: readonly string[]) {
    const build = () =>
      this.invitations
        .visibleTo(viewer)
        .select('invitation.meetingId', 'meetingId')
        .addSelect('invitation.answer', 'answer')
        .addSelect('invitation.attendance', 'attendance')
        .addSelect('COUNT(*)', 'total')
        .andWhere("invitation.meetingId IN (:...meetingIds) AND invitation.capacity <> 'guest'", { meetingIds })
        .groupBy('invitation.meetingId')
        .addGroupBy('invitation.answer')
        .addGroupBy('invitation.attendance');
    return this.database.prepared('seats of meetings', { ...readerValues(viewer), meetingIds }, build).rows<SeatCount>((row) => ({
      meetingId: String(row.meetingId),
      answer: row.answer as InvitationAnswer | null,
      attendance: row.attendance as Attendance | null,
      total: Number(row.total),
    }));
  }

  private entries(viewer: Viewer, meetingIds: readonly string[]) {
    const build = () =>
      readableBy(this.database.read(Entry, 'entry'), viewer)
        .select('entry.meetingId', 'meetingId')
        .addSelect('entry.kind', 'kind')
        .addSelect('COUNT(*)', 'total')
        .andWhere('entry.meetingId IN (:...meetingIds)', { meetingIds })
        .groupBy('entry.meetingId')
        .addGroupBy('entry.kind');
    return this.database.prepared('entries of meetings', { ...readerValues(viewer), meetingIds }, build).rows((row) => ({ meetingId: String(row.meetingId), kind: row.kind as EntryKind, total: Number(row.total) }));
  }
}

interface SeatCount {
  readonly meetingId: string;
  readonly answer: InvitationAnswer | null;
  readonly attendance: Attendance | null;
  readonly total: number;
}

function fresh(): Counting {
  const { answers, attendance, entries } = NO_COUNTS;
  return { seats: 0, answers: { ...answers }, attendance: { ...attendance }, entries: { ...entries } };
}
