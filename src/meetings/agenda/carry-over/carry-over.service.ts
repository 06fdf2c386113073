import { Injectable } from '@nestjs/common';
import { type Audience, levelsBelow } from '../../../platform/access/audience.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Ids } from '../../../platform/clock/ids.js';
import type { Viewer } from '../../../platform/access/viewer.js';
import { Audit } from '../../../platform/audit/audit.js';
import { Database } from '../../../platform/database/database.js';
import { audienceOf, Councils } from '../../../councils/index.js';
import { Action } from '../../../problems/index.js';
import { Meeting } from '../../meeting.entity.js';
import type { CarryReason } from '../../meeting-words.js';
import { Entry } from '../../sitting/entries/entry.entity.js';
import { AgendaItem } from '../agenda-item.entity.js';
import { fitsAgenda } from '../agenda-level.rules.js';
import { entryIndex } from '../agenda-order.rules.js';
import { AgendaRepository } from '../agenda.repository.js';
import { CarryOver } from './carry-over.entity.js';
import { carriedFrom } from './carry-over.rules.js';
import { renumber } from '../renumber.js';

/** What a closed meeting hands to the next one of its body. Every method runs inside the unit of its caller. */
@Injectable()
export class CarryOverService {
  constructor(
    private readonly database: Database,
    private readonly agenda: AgendaRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly councils: Councils,
  ) {}

  /** At the closing of a meeting, whoever closes it: points that she cannot read are carried over like the others. */
  async write(viewer: Viewer, meeting: Meeting): Promise<void> {
    const unclosed = await this.pointsWithUnclosedActions(meeting.id);
    for (const item of await this.agenda.allToChange(meeting.id)) {
      const carried = carriedFrom({ ...pick(item), hasUnclosedAction: unclosed.has(item.id) });
      if (carried !== null) await this.keep(meeting, item, carried.reason, carried.postponedCount);
    }
    this.audit.record(viewer, { act: 'meeting.carryOver', rowType: 'meeting', rowId: meeting.id, ...placeOf(meeting) });
    await this.placeIntoEarliestDraft(meeting);
  }

  /** A new meeting shows what waits for its body, already placed. */
  async placeInto(meeting: Meeting): Promise<void> {
    const waiting = await this.waitingFor(meeting.bodyId);
    if (waiting.length === 0) return;
    const agenda = await this.agenda.allToChange(meeting.id);
    for (const carryOver of waiting) {
      const twin = standingAlready(agenda, carryOver);
      const item = twin === undefined ? await this.enter(agenda, meeting, carryOver) : await this.join(twin, carryOver);
      carryOver.toMeetingId = meeting.id;
      carryOver.placedItemId = item.id;
      await this.database.save(carryOver);
    }
    await renumber(this.database, agenda);
  }

  /** A cancelled meeting hands its points on, as they stood on its agenda, with the same counters. */
  async handOn(meeting: Meeting): Promise<void> {
    const held = await this.placedIn(meeting.id);
    for (const item of await this.agenda.allToChange(meeting.id)) {
      const carryOver = held.find(({ placedItemId }) => placedItemId === item.id);
      if (carryOver === undefined) await this.keep(meeting, item, 'cancelled_meeting', item.postponedCount);
      else await this.release(carryOver, item);
    }
    await this.placeIntoEarliestDraft(meeting);
  }

  /** Removed by hand from the agenda where it stood: it does not come back. */
  async dropPlaced(item: AgendaItem): Promise<void> {
    const query = this.database.read(CarryOver, 'carry').where('carry.placedItemId = :itemId', { itemId: item.id });
    for (const carryOver of await this.database.allToChange(query)) await this.drop(carryOver);
  }

  /** Its problem closed before a next meeting existed (model.md 3). */
  async dropWaitingOf(problemId: string): Promise<void> {
    for (const carryOver of await this.waitingOf(problemId)) await this.drop(carryOver);
  }

  /** Its problem was raised: what waits and cannot stand in its body is dropped; whatever was handed on takes the new level. */
  async raiseOf(problemId: string, level: Audience): Promise<void> {
    for (const carryOver of await this.waitingOf(problemId)) {
      const body = await this.councils.bodyById(carryOver.bodyId);
      if (!fitsAgenda(audienceOf(body), level)) await this.drop(carryOver);
    }
    const below = `"problem_id" = :problemId and "confidentiality" in (:...lower)`;
    await this.database.changeAll(CarryOver, { audience: level }, below, { problemId, lower: levelsBelow(level) });
  }

  private async placeIntoEarliestDraft(after: Meeting): Promise<void> {
    const query = this.database
      .read(Meeting, 'meeting')
      .where("meeting.bodyId = :bodyId AND meeting.state = 'draft' AND meeting.id <> :id", { bodyId: after.bodyId, id: after.id })
      .andWhere('meeting.heldOn >= :heldOn', { heldOn: after.heldOn })
      .orderBy('meeting.heldOn')
      .addOrderBy('meeting.startsAt')
      .addOrderBy('meeting.id')
      .limit(1);
    const next = await this.database.toChangeIfAny(query);
    if (next !== null) await this.placeInto(next);
  }

  private async keep(meeting: Meeting, item: AgendaItem, reason: CarryReason, postponedCount: number): Promise<void> {
    await this.database.insert(
      Object.assign(new CarryOver(), contentOf(item), {
        id: this.ids.next(),
        bodyId: meeting.bodyId,
        fromMeetingId: meeting.id,
        fromItemId: item.id,
        toMeetingId: null,
        placedItemId: null,
        reason,
        postponedCount,
        droppedAt: null,
        createdAt: this.clock.now(),
      }),
    );
  }

  // Edited on the agenda of the cancelled meeting, a point goes on as it was left there.
  private async release(carryOver: CarryOver, item: AgendaItem): Promise<void> {
    Object.assign(carryOver, contentOf(item), { toMeetingId: null, placedItemId: null });
    await this.database.save(carryOver);
  }

  private async enter(agenda: AgendaItem[], meeting: Meeting, carryOver: CarryOver): Promise<AgendaItem> {
    const { audience, title, kind, minutes, problemId, presenterOrganisationId, standing, isRecurring, postponedCount } = carryOver;
    const item = await this.database.insert(
      Object.assign(new AgendaItem(), {
        id: this.ids.next(),
        meetingId: meeting.id,
        position: agenda.length + 1,
        ...{ audience, title, kind, minutes, problemId, presenterOrganisationId, standing, isRecurring, postponedCount },
        result: null,
        synthesis: null,
        carryOverId: carryOver.id,
      }),
    );
    agenda.splice(entryIndex(agenda, item), 0, item);
    return item;
  }

  private async join(twin: AgendaItem, carryOver: CarryOver): Promise<AgendaItem> {
    twin.carryOverId ??= carryOver.id;
    twin.postponedCount = Math.max(twin.postponedCount, carryOver.postponedCount);
    return this.database.save(twin);
  }

  private async drop(carryOver: CarryOver): Promise<void> {
    carryOver.droppedAt = this.clock.now();
    carryOver.placedItemId = null;
    await this.database.save(carryOver);
  }

  private waitingOf(problemId: string): Promise<CarryOver[]> {
    return this.database.allToChange(this.waiting().andWhere('carry.problemId = :problemId', { problemId }));
  }

  private waiting() {
    return this.database.read(CarryOver, 'carry').where('carry.toMeetingId IS NULL AND carry.droppedAt IS NULL');
  }

  private async waitingFor(bodyId: string): Promise<CarryOver[]> {
    const waiting = await this.database.allToChange(this.waiting().andWhere('carry.bodyId = :bodyId', { bodyId }));
    return waiting.sort((a, b) => a.rank - b.rank || a.id.localeCompare(b.id));
  }

  private placedIn(meetingId: string): Promise<CarryOver[]> {
    const query = this.database.read(CarryOver, 'carry').where('carry.toMeetingId = :meetingId AND carry.droppedAt IS NULL', { meetingId });
    return this.database.allToChange(query);
  }

  private async pointsWithUnclosedActions(meetingId: string): Promise<Set<string>> {
    const query = this.database
      .read(Entry, 'entry')
      .innerJoin(Action, 'action', 'action.id = entry.actionId')
      .select('DISTINCT entry.itemId', 'itemId')
      .where("entry.meetingId = :meetingId AND action.state <> 'closed'", { meetingId });
    return new Set(await this.database.rows(query, (row) => String(row.itemId)));
  }
}

/** The same problem, or the same usual point, already stands on the next agenda: it is not written twice. */
function standingAlready(agenda: readonly AgendaItem[], carryOver: CarryOver): AgendaItem | undefined {
  return agenda.find(
    (item) =>
      (carryOver.problemId !== null && item.problemId === carryOver.problemId) ||
      (carryOver.standing !== null && item.standing === carryOver.standing),
  );
}

function contentOf(item: AgendaItem) {
  const { audience, title, kind, minutes, problemId, presenterOrganisationId, standing, isRecurring, postponedCount } = item;
  return { audience, title, kind, minutes, problemId, presenterOrganisationId, standing, isRecurring, postponedCount, rank: item.position };
}

function pick({ result, isRecurring, postponedCount }: AgendaItem) {
  return { result, isRecurring, postponedCount };
}

function placeOf({ audience }: Meeting) {
  return { councilId: audience.councilId, level: audience.confidentiality };
}
