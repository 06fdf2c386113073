import { Injectable } from '@nestjs/common';
import { readableBy, readerValues } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { NotVisible } from '../../platform/web/errors.js';
import { parseId } from '../../platform/web/forms/strict.js';
import { Meeting } from '../meeting.entity.js';
import { AgendaItem } from './agenda-item.entity.js';

/** One line of an agenda as one reader sees it: a point that she may not read keeps its number and its duration. */
export interface AgendaPoint {
  readonly id: string;
  readonly number: number;
  readonly minutes: number;
  /** Null: « Point restreint ». */
  readonly item: AgendaItem | null;
}

@Injectable()
export class AgendaRepository {
  constructor(private readonly database: Database) {}

  /** Points through their own level and their meeting's. */
  visibleTo(viewer: Viewer) {
    const query = this.database.read(AgendaItem, 'item').innerJoin(Meeting, 'meeting', 'meeting.id = item.meetingId');
    return readableBy(readableBy(query, viewer, 'meeting'), viewer, 'item');
  }

  async visibleById(viewer: Viewer, id: string): Promise<AgendaItem> {
    if (parseId(id) === null) throw new NotVisible();
    const item = await this.visibleTo(viewer).andWhere('item.id = :id', { id }).getOne();
    if (item === null) throw new NotVisible();
    return item;
  }

  async pointsFor(viewer: Viewer, meetingId: string): Promise<AgendaPoint[]> {
    const values = { ...readerValues(viewer), meetingId };
    const build = () => this.visibleTo(viewer).andWhere('item.meetingId = :meetingId', { meetingId });
    const readable = await this.database.prepared('points of a meeting', values, build).many();
    const byId = new Map(readable.map((item) => [item.id, item]));
    const numbered = this.database.prepared('lines of an agenda', values, () => this.lines(viewer, meetingId));
    const lines = await numbered.rows((row) => ({ id: String(row.id), minutes: Number(row.minutes) }));
    return lines.map(({ id, minutes }, index) => ({ id, number: index + 1, minutes, item: byId.get(id) ?? null }));
  }

  /** Every point of a meeting that the caller holds locked, in order: places change whatever the level, texts do not. */
  allToChange(meetingId: string): Promise<AgendaItem[]> {
    const query = this.database.read(AgendaItem, 'item').where('item.meetingId = :meetingId', { meetingId });
    return this.database.allToChange(query).then((items) => items.sort((a, b) => a.position - b.position));
  }

  // Number and duration alone: what every reader of the meeting may know of any point.
  private lines(viewer: Viewer, meetingId: string) {
    const query = this.database.read(AgendaItem, 'item').innerJoin(Meeting, 'meeting', 'meeting.id = item.meetingId');
    return readableBy(query, viewer, 'meeting')
      .select('item.id', 'id')
      .addSelect('item.minutes', 'minutes')
      .andWhere('item.meetingId = :meetingId', { meetingId })
      .orderBy('item.position')
      .addOrderBy('item.id');
  }
}
