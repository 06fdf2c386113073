import { Injectable } from '@nestjs/common';
import { Contact, ContactService } from '../../people/index.js';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { RuleViolation } from '../../platform/web/errors.js';
import { administeredCouncil } from '../administered.js';
import { BodyFollowers } from '../bodies/body-followers.js';
import { lastsBeyond } from '../span.js';
import type { ChosenPerson } from './chosen-person.js';
import { CouncilPeople, type CouncilPerson } from './council-people.js';
import { expectGroupReason, expectWithinSeat } from './mandate.rules.js';
import { type HeldPlace, Mandates } from './mandates.js';
import { SeatRepository } from './seat.repository.js';
import { expectSeatVersion } from './seat.service.js';

export interface Replacement {
  /** Null: the seat stays vacant. Nobody is ever handed a seat of a group. */
  readonly successor: ChosenPerson | null;
  readonly from: string;
  readonly reason: string | null;
  /** Who leaves the organisation leaves all its seats, its links, and its list of correspondents. */
  readonly leaves: boolean;
  readonly invites: boolean;
}

/**
 * A seat changes hands. Actions, invitations and history stay on the seat; who leaves reads nothing more from that day, and
 * keeps her name on what she did. A seat of a group is never handed over: it becomes vacant.
 */
@Injectable()
export class ReplacementService {
  constructor(
    private readonly database: Database,
    private readonly seats: SeatRepository,
    private readonly mandates: Mandates,
    private readonly people: CouncilPeople,
    private readonly followers: BodyFollowers,
    private readonly contacts: ContactService,
    private readonly clock: Clock,
  ) {}

  /** Answers the person who comes, null when the seat stays vacant. */
  async replace(viewer: Viewer, seatId: string, version: number, asked: Replacement): Promise<CouncilPerson | null> {
    const councilId = administeredCouncil(viewer);
    return this.database.unitOfWork(async () => {
      const place = await this.seats.placeToChange(councilId, seatId);
      expectSeatVersion(place.seat, version);
      expectGroupReason(place.body.level, asked.reason);
      const former = this.seats.holderOn(await this.mandates.ofSeat(seatId), asked.from)?.personId ?? null;
      const successor = await this.successor(viewer, place, asked, former);
      const { organisationId } = place.seat;
      await this.handOver(viewer, place, asked, successor);
      if (asked.leaves && former !== null) await this.leaveAll(viewer, former, place, asked, successor);
      await this.database.save(place.seat);
      if (asked.invites && successor !== null && may(viewer, 'account.invite', councilId)) await this.people.invite(viewer, councilId, successor);
      if (asked.leaves && former !== null) await this.endContact(viewer, councilId, organisationId, former, asked.from);
      return successor;
    });
  }

  private async successor(viewer: Viewer, { seat, body }: HeldPlace, { successor }: Replacement, former: string | null): Promise<CouncilPerson | null> {
    if (successor === null || body.level === 'group') return null;
    const person = await this.people.settle(viewer, seat.councilId, seat.organisationId, successor);
    if (person.personId === former) throw new RuleViolation('seat.samePerson', `${person.name} tient déjà ce siège\u00a0: choisissez une autre personne.`);
    return person;
  }

  private async handOver(viewer: Viewer, place: HeldPlace, { from, reason }: Replacement, successor: CouncilPerson | null): Promise<void> {
    expectWithinSeat(from, place.seat);
    await this.mandates.clear(viewer, place, 'holder', from, reason);
    if (successor !== null && place.body.level !== 'group') {
      await this.mandates.begin(viewer, place, { personId: successor.personId, capacity: 'holder', startsOn: from, endsOn: null, namingReason: null });
    }
    await this.followers.seatsChanged(place.body.id);
  }

  /** The other seats of the organisation: held in her own name they follow, stood in for they stop. */
  private async leaveAll(viewer: Viewer, former: string, place: HeldPlace, asked: Replacement, successor: CouncilPerson | null): Promise<void> {
    const { seat } = place;
    for (const { id } of await this.seats.heldBy(former, seat.organisationId, asked.from)) {
      const other = id === seat.id ? place : await this.seats.placeToChange(seat.councilId, id);
      const own = (await this.mandates.ofSeat(id)).filter((mandate) => mandate.personId === former && lastsBeyond(mandate, asked.from));
      const holds = own.some(({ capacity }) => capacity === 'holder');
      for (const mandate of own.filter(({ capacity }) => capacity !== 'holder')) await this.mandates.end(viewer, other.body, mandate, asked.from, asked.reason);
      if (holds) await this.handOver(viewer, other, asked, successor);
    }
  }

  /** Her links stop with it. A departure to come is noted on its day: until then she is still the one to call. */
  private async endContact(viewer: Viewer, councilId: string, organisationId: string, personId: string, from: string): Promise<void> {
    if (from > this.clock.today()) return;
    const contacts = this.database.read(Contact, 'contact').where('contact.councilId = :councilId AND contact.endedOn IS NULL', { councilId });
    const own = contacts.andWhere('contact.organisationId = :organisationId AND contact.personId = :personId', { organisationId, personId });
    for (const { id, version } of await own.getMany()) await this.contacts.end(viewer, organisationId, id, version, from);
  }
}
