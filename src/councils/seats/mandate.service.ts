import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { NotVisible, RuleViolation } from '../../platform/web/errors.js';
import { parseId } from '../../platform/web/forms/strict.js';
import { administeredCouncil } from '../administered.js';
import { BodyFollowers } from '../bodies/body-followers.js';
import { refuseEnded } from '../bodies/body.rules.js';
import type { MandateCapacity } from '../council-words.js';
import { lastDayBefore, lastsBeyond } from '../span.js';
import type { ChosenPerson } from './chosen-person.js';
import { CouncilPeople, type CouncilPerson } from './council-people.js';
import { expectGroupReason } from './mandate.rules.js';
import { Mandates } from './mandates.js';
import { SeatRepository } from './seat.repository.js';

export interface GivenMandate {
  readonly person: ChosenPerson;
  readonly capacity: MandateCapacity;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly invites: boolean;
}

/** A person on a seat beside its titulaire, or on a vacant one; and the end of a mandate that nobody takes over. */
@Injectable()
export class MandateService {
  constructor(
    private readonly database: Database,
    private readonly seats: SeatRepository,
    private readonly mandates: Mandates,
    private readonly people: CouncilPeople,
    private readonly followers: BodyFollowers,
  ) {}

  async give(viewer: Viewer, seatId: string, { person, invites, ...given }: GivenMandate): Promise<CouncilPerson> {
    const councilId = administeredCouncil(viewer);
    return this.database.unitOfWork(async () => {
      const place = await this.seats.placeToChange(councilId, seatId);
      const { seat, body } = place;
      refuseEnded(body);
      if (body.level === 'group') throw new RuleViolation('mandate.naming', 'Dans un groupe, une personne est nommée\u00a0: passez par « Nommer » sur la page du groupe.');
      const known = await this.people.settle(viewer, councilId, seat.organisationId, person);
      await this.mandates.begin(viewer, place, { personId: known.personId, ...given, namingReason: null });
      await this.followers.seatsChanged(body.id);
      if (invites && may(viewer, 'account.invite', councilId)) await this.people.invite(viewer, councilId, known);
      return known;
    });
  }

  /** In a group it is a naming withdrawn: the person reads nothing more from that day. */
  async end(viewer: Viewer, seatId: string, mandateId: string, from: string, reason: string | null): Promise<void> {
    const councilId = administeredCouncil(viewer);
    if (parseId(mandateId) === null) throw new NotVisible();
    await this.database.unitOfWork(async () => {
      const { body } = await this.seats.placeToChange(councilId, seatId);
      const mandate = (await this.mandates.ofSeat(seatId)).find(({ id }) => id === mandateId);
      if (mandate === undefined) throw new NotVisible();
      if (mandate.endsOn === lastDayBefore(from)) return;
      if (!lastsBeyond(mandate, from)) throw new RuleViolation('mandate.ended', 'Ce mandat a déjà pris fin.');
      expectGroupReason(body.level, reason);
      await this.mandates.end(viewer, body, mandate, from, reason);
      await this.followers.seatsChanged(body.id);
    });
  }
}
