import { Injectable } from '@nestjs/common';
import { Councils, Mandate, type MandateCapacity, Seat } from '../councils/index.js';
import { Person } from '../people/index.js';
import { currentCouncil, type Viewer } from '../platform/access/viewer.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type RawRow } from '../platform/database/database.js';
import { textOrNull } from '../platform/database/raw-values.js';

/** A seat today with one of those who hold it: a seat with a suppléant makes two rows, a vacant one a row without person. */
export interface HeldSeat {
  readonly seatId: string;
  readonly organisationId: string;
  readonly bodyName: string;
  readonly bodyShortName: string;
  /** Above members: there the charter is asked of who sits. */
  readonly isConfidential: boolean;
  readonly jobTitle: string;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly capacity: MandateCapacity | null;
}

/** Who sits where in the current council: only in bodies whose level the viewer reads, so that no group is guessed. */
@Injectable()
export class SeatsQuery {
  constructor(
    private readonly database: Database,
    private readonly councils: Councils,
    private readonly clock: Clock,
  ) {}

  async readableBy(viewer: Viewer, organisationId: string | null = null): Promise<HeldSeat[]> {
    const bodies = await this.councils.bodiesReadableBy(viewer);
    if (bodies.length === 0) return [];
    const values = { bodyIds: bodies.map(({ id }) => id), councilId: currentCouncil(viewer), organisationId, today: this.clock.today() };
    const build = () => {
      const query = this.inForce(values.bodyIds).andWhere('seat.councilId = :councilId', { councilId: values.councilId });
      return organisationId === null ? query : query.andWhere('seat.organisationId = :organisationId', { organisationId });
    };
    const rows = await this.database.prepared(organisationId === null ? 'seats' : 'seats of one', values, build).rows((row) => row);
    const ranks = new Map(bodies.map((body, index) => [body.id, { body, index }]));
    return rows
      .flatMap((row) => {
        const known = ranks.get(String(row.bodyId));
        return known === undefined ? [] : [{ index: known.index, seat: heldSeat(row, known.body) }];
      })
      .sort((a, b) => a.index - b.index)
      .map(({ seat }) => seat);
  }

  private inForce(bodyIds: readonly string[]) {
    const today = this.clock.today();
    return this.database
      .read(Seat, 'seat')
      .leftJoin(Mandate, 'mandate', 'mandate.seatId = seat.id AND mandate.startsOn <= :today AND (mandate.endsOn IS NULL OR mandate.endsOn >= :today)')
      .leftJoin(Person, 'person', 'person.id = mandate.personId')
      .select('seat.id', 'seatId')
      .addSelect('seat.organisationId', 'organisationId')
      .addSelect('seat.bodyId', 'bodyId')
      .addSelect('seat.jobTitle', 'jobTitle')
      .addSelect('person.id', 'personId')
      .addSelect('person.givenName', 'givenName')
      .addSelect('person.familyName', 'familyName')
      .addSelect('mandate.capacity', 'capacity')
      .where('seat.bodyId IN (:...bodyIds)', { bodyIds })
      .andWhere('seat.startsOn <= :today AND (seat.endsOn IS NULL OR seat.endsOn >= :today)', { today })
      .orderBy('seat.rank')
      .addOrderBy('seat.id')
      .addOrderBy('mandate.startsOn');
  }
}

function heldSeat(row: RawRow, body: { readonly name: string; readonly shortName: string; readonly level: string }): HeldSeat {
  return {
    seatId: String(row.seatId),
    organisationId: String(row.organisationId),
    bodyName: body.name,
    bodyShortName: body.shortName,
    isConfidential: body.level !== 'members',
    jobTitle: String(row.jobTitle),
    personId: textOrNull(row.personId),
    personName: row.personId === null ? null : `${String(row.givenName)} ${String(row.familyName)}`,
    capacity: row.capacity === null ? null : (String(row.capacity) as MandateCapacity),
  };
}
