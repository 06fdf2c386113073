import { Injectable } from '@nestjs/common';
import { Organisations, People } from '../../people/index.js';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { administeredCouncil } from '../administered.js';
import { BodyRepository } from '../bodies/body.repository.js';
import type { Mandate } from './mandate.entity.js';
import { CouncilPeople } from './council-people.js';
import type { HeldPlace } from './mandates.js';
import type { SeatPlace } from './seat-form.presenter.js';
import { SeatRepository } from './seat.repository.js';

export interface ShownSeat extends HeldPlace {
  readonly organisationName: string;
  readonly mandates: readonly (Mandate & { readonly personName: string })[];
}

/** A seat with the names that its pages need, for who keeps the council. */
@Injectable()
export class SeatPlacesQuery {
  constructor(
    private readonly seats: SeatRepository,
    private readonly bodies: BodyRepository,
    private readonly people: CouncilPeople,
    private readonly names: People,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  async shown(viewer: Viewer, id: string): Promise<ShownSeat> {
    const councilId = administeredCouncil(viewer);
    const place = await this.seats.place(councilId, id);
    const mandates = await this.seats.mandatesOf(id);
    const names = await this.names.names(mandates.map(({ personId }) => personId));
    const organisation = await this.organisations.byId(councilId, place.seat.organisationId);
    return { ...place, organisationName: organisation.name, mandates: mandates.map((mandate) => Object.assign(mandate, { personName: names.get(mandate.personId) ?? '' })) };
  }

  /** With who may take the seat, and where else its holder sits. */
  async toFill(viewer: Viewer, id: string): Promise<SeatPlace> {
    const shown = await this.shown(viewer, id);
    const { seat, body, organisationName } = shown;
    const today = this.clock.today();
    const holder = shown.mandates.find((mandate) => mandate === this.seats.holderOn(shown.mandates, today)) ?? null;
    const people = (await this.people.ofOrganisation(seat.councilId, seat.organisationId)).filter(({ personId }) => personId !== holder?.personId);
    const elsewhere = holder === null ? [] : await this.elsewhere(seat.councilId, holder.personId, seat.organisationId, seat.id, today);
    return {
      seat, body, organisationName, people,
      holderName: holder?.personName ?? null,
      others: elsewhere.filter(({ level }) => level !== 'group').map(({ name }) => name),
      groups: elsewhere.filter(({ level }) => level === 'group').map(({ name }) => name),
      mayInvite: may(viewer, 'account.invite', seat.councilId),
    };
  }

  private async elsewhere(councilId: string, personId: string, organisationId: string, seatId: string, today: string) {
    const held = await this.seats.heldBy(personId, organisationId, today);
    return Promise.all(held.filter(({ id }) => id !== seatId).map(({ bodyId }) => this.bodies.byId(councilId, bodyId)));
  }
}
