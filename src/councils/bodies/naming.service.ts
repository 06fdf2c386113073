import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { NotVisible, RuleViolation } from '../../platform/web/errors.js';
import { administeredCouncil } from '../administered.js';
import type { Body } from '../body.entity.js';
import { CouncilPeople, type CouncilPerson } from '../seats/council-people.js';
import { Mandates } from '../seats/mandates.js';
import { Seat } from '../seats/seat.entity.js';
import { SeatRepository } from '../seats/seat.repository.js';
import { lastsBeyond } from '../span.js';
import { BodyFollowers } from './body-followers.js';
import { BodyRepository } from './body.repository.js';
import { refuseEnded } from './body.rules.js';

export interface Naming {
  readonly personId: string;
  readonly from: string;
}

/** Naming oneself: the reason is kept, and the members of the group are told. */
export interface SelfNaming {
  readonly from: string;
  readonly reason: string;
}

/** A group is its named persons: each one is named there, on the vacant seat of her organisation or on a new one. */
@Injectable()
export class NamingService {
  constructor(
    private readonly database: Database,
    private readonly bodies: BodyRepository,
    private readonly seats: SeatRepository,
    private readonly mandates: Mandates,
    private readonly people: CouncilPeople,
    private readonly followers: BodyFollowers,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  name(viewer: Viewer, bodyId: string, { personId, from }: Naming): Promise<CouncilPerson> {
    if (personId === viewer.personId) throw new RuleViolation('naming.self', 'Pour vous nommer vous-même, passez par « Me nommer »\u00a0: les membres du groupe en sont informés.');
    return this.database.unitOfWork(async () => (await this.begin(viewer, bodyId, personId, from, null)).person);
  }

  async nameSelf(viewer: Viewer, bodyId: string, { from, reason }: SelfNaming): Promise<CouncilPerson> {
    const { personId } = viewer;
    if (personId === null) throw new NotVisible();
    // Their home tells the members of the last thirty days: a day long past would hide it from them.
    if (from < this.clock.today()) throw new RuleViolation('naming.past', 'On se nomme soi-même à compter d’aujourd’hui, jamais d’un jour passé.');
    return this.database.unitOfWork(async () => {
      const { person, mandateId } = await this.begin(viewer, bodyId, personId, from, reason);
      await this.outbox.announce('group.selfNamed', { mandateId });
      return person;
    });
  }

  private async begin(viewer: Viewer, bodyId: string, personId: string, from: string, namingReason: string | null) {
    const councilId = administeredCouncil(viewer);
    const body = await this.bodies.toChange(councilId, bodyId);
    if (body.level !== 'group') throw new RuleViolation('naming.group', 'On ne nomme des personnes que dans un groupe.');
    refuseEnded(body);
    const person = await this.people.settle(viewer, councilId, null, { personId });
    const seat = await this.seatFor(viewer, body, person, from);
    const mandateId = await this.mandates.begin(viewer, { seat, body }, { personId, capacity: 'holder', startsOn: from, endsOn: null, namingReason });
    await this.followers.seatsChanged(bodyId);
    return { person, mandateId };
  }

  /** The vacant seat of her organisation, which keeps its actions; a new one otherwise. */
  private async seatFor(viewer: Viewer, body: Body, { personId, organisationId, jobTitle }: CouncilPerson, from: string): Promise<Seat> {
    const today = this.clock.today();
    const seats = await this.seats.ofBodyToChange(body.id, today < from ? today : from);
    let vacant: Seat | null = null;
    for (const seat of seats.filter((one) => one.organisationId === organisationId)) {
      const running = (await this.mandates.ofSeat(seat.id)).filter((mandate) => lastsBeyond(mandate, from));
      if (running.some((mandate) => mandate.personId === personId)) throw new RuleViolation('naming.already', 'Cette personne est déjà nommée dans ce groupe.');
      if (running.length === 0 && seat.startsOn <= from && seat.endsOn === null) vacant ??= seat;
    }
    if (vacant !== null) return vacant;
    const place = { councilId: body.councilId, bodyId: body.id, organisationId, jobTitle, rank: Math.max(0, ...seats.map(({ rank }) => rank)) + 1 };
    const seat = Object.assign(new Seat(), { id: this.ids.next(), ...place, startsOn: from, endsOn: null, status: null, act: null });
    await this.database.insert(seat);
    this.audit.record(viewer, { act: 'seat.add', rowType: 'seat', rowId: seat.id, councilId: body.councilId, level: body.level });
    return seat;
  }
}
