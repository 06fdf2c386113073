import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { readableBy } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { NotVisible } from '../../platform/web/errors.js';
import { parseId } from '../../platform/web/forms/strict.js';
import { AgendaItem } from '../agenda/agenda-item.entity.js';
import { Entry } from './entries/entry.entity.js';

/** Points and lines of a sitting, each through its own audience. */
@Injectable()
export class SittingRepository {
  constructor(private readonly database: Database) {}

  async itemById(viewer: Viewer, meetingId: string, itemId: string): Promise<AgendaItem> {
    const item = parseId(itemId) === null ? null : await this.items(viewer, meetingId).andWhere('item.id = :itemId', { itemId }).getOne();
    if (item === null) throw new NotVisible();
    return item;
  }

  async itemToChange(viewer: Viewer, meetingId: string, itemId: string): Promise<AgendaItem> {
    if (parseId(itemId) === null) throw new NotVisible();
    return this.database.toChange(this.items(viewer, meetingId).andWhere('item.id = :itemId', { itemId }));
  }

  itemsOf(viewer: Viewer, meetingId: string): Promise<AgendaItem[]> {
    return this.items(viewer, meetingId).orderBy('item.position').addOrderBy('item.id').getMany();
  }

  entriesOf(viewer: Viewer, meetingId: string): Promise<Entry[]> {
    return this.entries(viewer, meetingId).orderBy('entry.position').addOrderBy('entry.id').getMany();
  }

  async entryById(viewer: Viewer, meetingId: string, entryId: string): Promise<Entry> {
    const entry = parseId(entryId) === null ? null : await this.entries(viewer, meetingId).andWhere('entry.id = :entryId', { entryId }).getOne();
    if (entry === null) throw new NotVisible();
    return entry;
  }

  async entryToChange(viewer: Viewer, meetingId: string, entryId: string): Promise<Entry> {
    if (parseId(entryId) === null) throw new NotVisible();
    return this.database.toChange(this.entries(viewer, meetingId).andWhere('entry.id = :entryId', { entryId }));
  }

  private items(viewer: Viewer, meetingId: string): SelectQueryBuilder<AgendaItem> {
    return readableBy(this.database.read(AgendaItem, 'item').where('item.meetingId = :meetingId', { meetingId }), viewer);
  }

  private entries(viewer: Viewer, meetingId: string): SelectQueryBuilder<Entry> {
    return readableBy(this.database.read(Entry, 'entry').where('entry.meetingId = :meetingId', { meetingId }), viewer);
  }
}
