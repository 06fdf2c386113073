import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import type { Body } from '../body.entity.js';
import type { MandateCapacity } from '../council-words.js';
import { lastDayBefore, lastsBeyond } from '../span.js';
import { expectOrder, expectWithinSeat, refuseOverlap, refuseStandIn, refuseTurnAt } from './mandate.rules.js';
import { Mandate } from './mandate.entity.js';
import type { Seat } from './seat.entity.js';

export interface NewMandate {
  readonly personId: string;
  readonly capacity: MandateCapacity;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly namingReason: string | null;
}

/** A seat locked with its body: what one hand gives and takes there. */
export interface HeldPlace {
  readonly seat: Seat;
  readonly body: Body;
}

/** Mandates begin and end here alone, inside a unit that holds their seat. */
@Injectable()
export class Mandates {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly ids: Ids,
  ) {}

  /** All that the seat ever had, to change. */
  ofSeat(seatId: string): Promise<Mandate[]> {
    return this.database.allToChange(this.database.read(Mandate, 'mandate').where('mandate.seatId = :seatId', { seatId }));
  }

  async begin(viewer: Viewer, { seat, body }: HeldPlace, given: NewMandate): Promise<string> {
    refuseStandIn(body.level, given.capacity);
    expectOrder(given);
    expectWithinSeat(given.startsOn, seat);
    refuseOverlap(await this.ofSeat(seat.id), given);
    const { id: seatId, councilId } = seat;
    const mandate = Object.assign(new Mandate(), given, { id: this.ids.next(), councilId, seatId, namedByPersonId: viewer.personId, endingReason: null });
    await this.database.insert(mandate);
    this.trace(viewer, 'mandate.begin', body, mandate);
    return mandate.id;
  }

  /** Whoever held the place in that capacity holds it no more from that day on. Answers the persons who leave. */
  async clear(viewer: Viewer, place: HeldPlace, capacity: MandateCapacity, from: string, reason: string | null): Promise<string[]> {
    const leaving = (await this.ofSeat(place.seat.id)).filter((mandate) => mandate.capacity === capacity && lastsBeyond(mandate, from));
    refuseTurnAt(from, leaving);
    for (const mandate of leaving) await this.end(viewer, place.body, mandate, from, reason);
    return leaving.map(({ personId }) => personId);
  }

  /** One mandate, from that day on; a mandate not yet begun never begins. */
  async end(viewer: Viewer, body: Body, mandate: Mandate, from: string, reason: string | null): Promise<void> {
    const before = { endsOn: mandate.endsOn, endingReason: mandate.endingReason };
    const day = from > mandate.startsOn ? from : mandate.startsOn;
    Object.assign(mandate, { endsOn: lastDayBefore(day), endingReason: reason });
    await this.database.save(mandate);
    this.trace(viewer, 'mandate.end', body, mandate, before);
  }

  private trace(viewer: Viewer, act: string, { level }: Body, { id: rowId, councilId }: Mandate, before?: Readonly<Record<string, unknown>>): void {
    this.audit.record(viewer, { act, rowType: 'mandate', rowId, councilId, level, ...(before === undefined ? {} : { before }) });
  }
}
