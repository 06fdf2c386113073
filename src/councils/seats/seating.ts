import { Injectable } from '@nestjs/common';
import { Organisation, Person } from '../../people/index.js';
import { Database, type RawRow } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import type { MandateCapacity } from '../council-words.js';
import { CharterSignature } from '../charter-signature.entity.js';
import { validSignature } from '../charters/valid-signature.js';
import { Mandate } from './mandate.entity.js';
import { Seat } from './seat.entity.js';

/** A seat on a given day, with its titulaire when it has one. */
export interface SeatHolder {
  readonly seatId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationShortName: string;
  readonly jobTitle: string;
  readonly rank: number;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly capacity: MandateCapacity | null;
}

/** Who sits where on a given day (`YYYY-MM-DD`, Europe/Paris). */
@Injectable()
export class Seating {
  constructor(private readonly database: Database) {}

  /** Seats of a body in force that day, in their order, each with its titulaire (not its suppléant). */
  seatsOn(bodyId: string, day: string): Promise<SeatHolder[]> {
    const query = this.database
      .read(Seat, 'seat')
      .innerJoin(Organisation, 'organisation', 'organisation.id = seat.organisationId')
      .leftJoin(
        Mandate,
        'mandate',
        "mandate.seatId = seat.id AND mandate.capacity = 'holder' AND mandate.startsOn <= :day AND (mandate.endsOn IS NULL OR mandate.endsOn >= :day)",
      )
      .leftJoin(Person, 'person', 'person.id = mandate.personId')
      .select('seat.id', 'seatId')
      .addSelect('organisation.id', 'organisationId')
      .addSelect('organisation.name', 'organisationName')
      .addSelect('organisation.shortName', 'organisationShortName')
      .addSelect('seat.jobTitle', 'jobTitle')
      .addSelect('seat.rank', 'rank')
      .addSelect('person.id', 'personId')
      .addSelect('person.givenName', 'givenName')
      .addSelect('person.familyName', 'familyName')
      .addSelect('mandate.capacity', 'capacity')
      .where('seat.bodyId = :bodyId AND seat.startsOn <= :day AND (seat.endsOn IS NULL OR seat.endsOn >= :day)', { bodyId, day })
      .orderBy('seat.rank')
      .addOrderBy('seat.id');
    return this.database.rows(query, holderOf);
  }

  /** The person who holds a seat that day, null when it is vacant. */
  async holderOf(seatId: string, day: string): Promise<string | null> {
    const row = await this.database
      .read(Mandate, 'mandate')
      .select('mandate.personId', 'personId')
      .where("mandate.seatId = :seatId AND mandate.capacity = 'holder'", { seatId })
      .andWhere('mandate.startsOn <= :day AND (mandate.endsOn IS NULL OR mandate.endsOn >= :day)', { day })
      .limit(1)
      .getRawOne<{ personId: string }>();
    return row?.personId ?? null;
  }

  /** Organisations with a member named in the group who signed the charter: only they may lead or contribute there. */
  async namedOrganisations(bodyId: string, day: string): Promise<Set<string>> {
    const rows = await this.database
      .read(Seat, 'seat')
      .innerJoin(Mandate, 'mandate', 'mandate.seatId = seat.id AND mandate.startsOn <= :day AND (mandate.endsOn IS NULL OR mandate.endsOn >= :day)', { day })
      .innerJoin(CharterSignature, 'signature', 'signature.personId = mandate.personId AND signature.councilId = seat.councilId')
      .select('DISTINCT seat.organisationId', 'organisationId')
      .where("seat.bodyId = :bodyId AND mandate.capacity = 'holder'", { bodyId })
      .andWhere(validSignature('signature.councilId', 'signature.charterId', 'signature.signedOn'), { day })
      .getRawMany<{ organisationId: string }>();
    return new Set(rows.map(({ organisationId }) => organisationId));
  }

  /** The seat from which a person answers for her organisation in a body; null when she has none there. */
  async seatOf(personId: string, bodyId: string, day: string): Promise<string | null> {
    const row = await this.database
      .read(Seat, 'seat')
      .innerJoin(Mandate, 'mandate', 'mandate.seatId = seat.id AND mandate.startsOn <= :day AND (mandate.endsOn IS NULL OR mandate.endsOn >= :day)', { day })
      .select('seat.id', 'id')
      .where('seat.bodyId = :bodyId AND mandate.personId = :personId', { bodyId, personId })
      .limit(1)
      .getRawOne<{ id: string }>();
    return row?.id ?? null;
  }
}

function holderOf(row: RawRow): SeatHolder {
  return {
    seatId: String(row.seatId),
    organisationId: String(row.organisationId),
    organisationName: String(row.organisationName),
    organisationShortName: String(row.organisationShortName),
    jobTitle: String(row.jobTitle),
    rank: Number(row.rank),
    personId: textOrNull(row.personId),
    personName: row.personId === null ? null : `${String(row.givenName)} ${String(row.familyName)}`,
    capacity: row.capacity as MandateCapacity | null,
  };
}
