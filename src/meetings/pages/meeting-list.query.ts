import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { type Confidentiality, readableBy } from '../../platform/access/audience.js';
import { currentCouncil, type Viewer } from '../../platform/access/viewer.js';
import { lastDayOfMonth } from '../../platform/clock/calendar.js';
import { Database, type RawRow } from '../../platform/database/database.js';
import { cutPage, type DayKey } from '../../platform/web/list-page.js';
import { Body } from '../../councils/index.js';
import { Meeting } from '../meeting.entity.js';
import type { MeetingState, MinutesState } from '../meeting-words.js';
import { Minutes } from '../minutes/minutes.entity.js';

export interface MeetingRow {
  readonly id: string;
  readonly bodyName: string;
  readonly level: Confidentiality;
  readonly reference: string;
  readonly heldOn: string;
  readonly startsAt: string;
  readonly state: MeetingState;
  readonly dateAnnounced: boolean;
  readonly minutesState: MinutesState | null;
  readonly lastVersion: number;
}

/** One page of a list walked by key, with the key of the next one. */
export interface MeetingPage {
  readonly rows: readonly MeetingRow[];
  readonly nextKey: DayKey | null;
}

const UPCOMING_SIZE = 20;
const PAST_SIZE = 10;
const A_MONTH = 100;

/** The meetings of the current council that the viewer reads. */
@Injectable()
export class MeetingListQuery {
  constructor(private readonly database: Database) {}

  /** Drafts, convened and open sittings, the nearest first; a forgotten draft of a past day is still to come. */
  async upcoming(viewer: Viewer, after: DayKey | null): Promise<MeetingPage> {
    const query = this.lines(viewer).andWhere("meeting.state IN ('draft', 'convened', 'in_session')");
    if (after !== null) query.andWhere('(meeting.heldOn > :day OR (meeting.heldOn = :day AND meeting.id > :id))', after);
    query.orderBy('meeting.heldOn').addOrderBy('meeting.id');
    return this.page(query, UPCOMING_SIZE);
  }

  /** Closed and cancelled, the last first. */
  async past(viewer: Viewer, before: DayKey | null): Promise<MeetingPage> {
    const query = this.lines(viewer).andWhere("meeting.state IN ('closed', 'cancelled')");
    if (before !== null) query.andWhere('(meeting.heldOn < :day OR (meeting.heldOn = :day AND meeting.id < :id))', before);
    query.orderBy('meeting.heldOn', 'DESC').addOrderBy('meeting.id', 'DESC');
    return this.page(query, PAST_SIZE);
  }

  /** All of one month '2026-03', whatever their state. */
  ofMonth(viewer: Viewer, month: string): Promise<MeetingRow[]> {
    const last = lastDayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
    const query = this.lines(viewer).andWhere('meeting.heldOn BETWEEN :first AND :last', { first: `${month}-01`, last });
    return this.database.rows(query.orderBy('meeting.heldOn').addOrderBy('meeting.startsAt').limit(A_MONTH), rowOf);
  }

  private async page(query: SelectQueryBuilder<Meeting>, size: number): Promise<MeetingPage> {
    const { rows, next } = cutPage(await this.database.rows(query.limit(size + 1), rowOf), size, ({ heldOn, id }) => ({ day: heldOn, id }));
    return { rows, nextKey: next };
  }

  private lines(viewer: Viewer): SelectQueryBuilder<Meeting> {
    const query = this.database
      .read(Meeting, 'meeting')
      .where('meeting.audience.councilId = :current', { current: currentCouncil(viewer) })
      .innerJoin(Body, 'body', 'body.id = meeting.bodyId')
      .leftJoin(Minutes, 'minutes', 'minutes.meetingId = meeting.id');
    return readableBy(query, viewer, 'meeting')
      .select('meeting.id', 'id')
      .addSelect('body.name', 'bodyName')
      .addSelect('meeting.audience.confidentiality', 'level')
      .addSelect('meeting.reference', 'reference')
      .addSelect('meeting.heldOn', 'heldOn')
      .addSelect('meeting.startsAt', 'startsAt')
      .addSelect('meeting.state', 'state')
      .addSelect('meeting.dateAnnouncedAt', 'dateAnnouncedAt')
      .addSelect('minutes.state', 'minutesState')
      .addSelect('minutes.lastVersion', 'lastVersion');
  }
}

function rowOf(row: RawRow): MeetingRow {
  return {
    id: String(row.id),
    bodyName: String(row.bodyName),
    level: row.level as Confidentiality,
    reference: String(row.reference),
    heldOn: String(row.heldOn),
    startsAt: String(row.startsAt),
    state: row.state as MeetingState,
    dateAnnounced: row.dateAnnouncedAt !== null,
    minutesState: row.minutesState as MinutesState | null,
    lastVersion: Number(row.lastVersion ?? 0),
  };
}
