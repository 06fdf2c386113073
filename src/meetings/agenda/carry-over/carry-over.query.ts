import { Injectable } from '@nestjs/common';
import { readableBy } from '../../../platform/access/audience.js';
import type { Viewer } from '../../../platform/access/viewer.js';
import { Database, type RawRow } from '../../../platform/database/database.js';
import { Meeting } from '../../meeting.entity.js';
import type { CarryReason } from '../../meeting-words.js';
import { CarryOver } from './carry-over.entity.js';

export interface CarryOrigin {
  readonly reason: CarryReason;
  /** Day of the meeting that handed the point on. */
  readonly heldOn: string;
}

export interface CarriedLine {
  readonly title: string;
  readonly reason: CarryReason;
  readonly postponedCount: number;
  readonly isDropped: boolean;
  readonly next: { readonly id: string; readonly heldOn: string } | null;
}

/** Where carried points come from and where they went, each through its own level. */
@Injectable()
export class CarryOverQuery {
  constructor(private readonly database: Database) {}

  /** Of the points of one agenda, by carry-over id. */
  async originsOf(viewer: Viewer, ids: readonly string[]): Promise<Map<string, CarryOrigin>> {
    if (ids.length === 0) return new Map();
    const query = readableBy(this.database.read(CarryOver, 'carry'), viewer)
      .innerJoin(Meeting, 'source', 'source.id = carry.fromMeetingId')
      .select('carry.id', 'id')
      .addSelect('carry.reason', 'reason')
      .addSelect('source.heldOn', 'heldOn')
      .andWhere('carry.id IN (:...ids)', { ids });
    const origins = await this.database.rows(query, (row) => [String(row.id), { reason: row.reason as CarryReason, heldOn: String(row.heldOn) }] as const);
    return new Map(origins);
  }

  /** What a finished meeting handed on. */
  leftBy(viewer: Viewer, meetingId: string): Promise<CarriedLine[]> {
    const query = readableBy(this.database.read(CarryOver, 'carry'), viewer)
      .leftJoin(Meeting, 'next', 'next.id = carry.toMeetingId')
      .select('carry.title', 'title')
      .addSelect('carry.reason', 'reason')
      .addSelect('carry.postponedCount', 'postponedCount')
      .addSelect('carry.droppedAt', 'droppedAt')
      .addSelect('next.id', 'nextId')
      .addSelect('next.heldOn', 'nextHeldOn')
      .andWhere('carry.fromMeetingId = :meetingId', { meetingId })
      .orderBy('carry.rank')
      .addOrderBy('carry.id');
    return this.database.rows(query, carriedLine);
  }
}

function carriedLine(row: RawRow): CarriedLine {
  return {
    title: String(row.title),
    reason: row.reason as CarryReason,
    postponedCount: Number(row.postponedCount),
    isDropped: row.droppedAt !== null,
    next: row.nextId === null ? null : { id: String(row.nextId), heldOn: String(row.nextHeldOn) },
  };
}
