import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { NotVisible } from '../../platform/web/errors.js';
import { parseId } from '../../platform/web/forms/strict.js';
import { BodyRepository } from '../bodies/body.repository.js';
import { holdsOn, lastsBeyond } from '../span.js';
import { Mandate } from './mandate.entity.js';
import type { HeldPlace } from './mandates.js';
import { Seat } from './seat.entity.js';

/** Seats of one council, for who keeps it. */
@Injectable()
export class SeatRepository {
  constructor(
    private readonly database: Database,
    private readonly bodies: BodyRepository,
  ) {}

  async place(councilId: string, id: string): Promise<HeldPlace> {
    const seat = parseId(id) === null ? null : await this.one(councilId, id).getOne();
    if (seat === null) throw new NotVisible();
    return { seat, body: await this.bodies.byId(councilId, seat.bodyId) };
  }

  async placeToChange(councilId: string, id: string): Promise<HeldPlace> {
    if (parseId(id) === null) throw new NotVisible();
    const seat = await this.database.toChange(this.one(councilId, id));
    return { seat, body: await this.bodies.byId(councilId, seat.bodyId) };
  }

  /** In force that day or to come, in their order. */
  async ofBodyToChange(bodyId: string, day: string): Promise<Seat[]> {
    const seats = await this.database.allToChange(this.database.read(Seat, 'seat').where('seat.bodyId = :bodyId', { bodyId }));
    return seats.filter((seat) => lastsBeyond(seat, day)).sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
  }

  /** Every seat that the person holds for one organisation, whatever her capacity, from that day on. */
  async heldBy(personId: string, organisationId: string, day: string): Promise<Seat[]> {
    const query = this.database
      .read(Seat, 'seat')
      .innerJoin(Mandate, 'mandate', 'mandate.seatId = seat.id AND mandate.personId = :personId', { personId })
      .where('seat.organisationId = :organisationId AND (mandate.endsOn IS NULL OR mandate.endsOn >= :day)', { organisationId, day })
      .orderBy('seat.id');
    return query.getMany();
  }

  /** Who holds the place that day, null when it is vacant. */
  holderOn(mandates: readonly Mandate[], day: string): Mandate | null {
    return mandates.find((mandate) => mandate.capacity === 'holder' && holdsOn(mandate, day)) ?? null;
  }

  mandatesOf(seatId: string): Promise<Mandate[]> {
    const query = this.database.read(Mandate, 'mandate').where('mandate.seatId = :seatId', { seatId });
    return query.orderBy('mandate.startsOn', 'DESC').addOrderBy('mandate.id', 'DESC').getMany();
  }

  private one(councilId: string, id: string) {
    return this.database.read(Seat, 'seat').where('seat.councilId = :councilId AND seat.id = :id', { councilId, id });
  }
}
