import { Injectable } from '@nestjs/common';
import { Database, type RawRow } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import { validSignature } from '../charters/valid-signature.js';
import type { MandateCapacity, SeatStatus } from '../council-words.js';

/** A person on a seat on the day asked about. */
export interface SeatedPerson {
  readonly mandateId: string;
  readonly personId: string;
  readonly name: string;
  readonly capacity: MandateCapacity;
  readonly startsOn: string;
  readonly endsOn: string | null;
  /** Day of her own signature that counted then; null: none. */
  readonly signedOn: string | null;
}

/** A seat as it stood on a day. */
export interface ComposedSeat {
  readonly seatId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly jobTitle: string;
  readonly status: SeatStatus | null;
  readonly act: string | null;
  /** Day of the organisation's own signature, which opens nothing by itself; null: none. */
  readonly organisationSignedOn: string | null;
  readonly persons: readonly SeatedPerson[];
}

const SEATS_ON = `
  SELECT s.id, s.organisation_id, o.name AS organisation_name, s.job_title, s.status, s.act,
    m.id AS mandate_id, m.person_id, m.capacity, m.starts_on, m.ends_on, p.given_name, p.family_name,
    (SELECT MAX(g.signed_on) FROM charter_signature g
      WHERE g.person_id = m.person_id AND g.council_id = s.council_id AND ${validSignature('g.council_id', 'g.charter_id', 'g.signed_on')}) AS signed_on,
    (SELECT MAX(g.signed_on) FROM charter_signature g
      WHERE g.organisation_id = s.organisation_id AND g.council_id = s.council_id AND ${validSignature('g.council_id', 'g.charter_id', 'g.signed_on')}) AS organisation_signed_on
  FROM seat s JOIN organisation o ON o.id = s.organisation_id
    LEFT JOIN mandate m ON m.seat_id = s.id AND m.starts_on <= :day AND (m.ends_on IS NULL OR m.ends_on >= :day)
    LEFT JOIN person p ON p.id = m.person_id
  WHERE s.body_id = :bodyId AND s.starts_on <= :day AND (s.ends_on IS NULL OR s.ends_on >= :day)
  ORDER BY s.rank, s.id, CASE m.capacity WHEN 'holder' THEN 1 WHEN 'appointed' THEN 2 ELSE 3 END, m.starts_on, m.id`;

/** « Qui siégeait le … ? »: seats, holders, stand-ins, how each came to sit, on any day. */
@Injectable()
export class CompositionQuery {
  constructor(private readonly database: Database) {}

  async on(bodyId: string, day: string): Promise<ComposedSeat[]> {
    const rows = await this.database.sql(SEATS_ON, { bodyId, day });
    const ids = [...new Set(rows.map(({ id }) => String(id)))];
    return ids.flatMap((id) => {
      const own = rows.filter((row) => String(row.id) === id);
      return own[0] === undefined ? [] : [seatOf(own[0], own)];
    });
  }
}

function seatOf(row: RawRow, rows: readonly RawRow[]): ComposedSeat {
  return {
    seatId: String(row.id),
    organisationId: String(row.organisation_id),
    organisationName: String(row.organisation_name),
    jobTitle: String(row.job_title),
    status: textOrNull(row.status) as SeatStatus | null,
    act: textOrNull(row.act),
    organisationSignedOn: textOrNull(row.organisation_signed_on),
    persons: rows.filter(({ mandate_id: mandateId }) => mandateId !== null).map(personOf),
  };
}

function personOf(row: RawRow): SeatedPerson {
  return {
    mandateId: String(row.mandate_id),
    personId: String(row.person_id),
    name: `${String(row.given_name)} ${String(row.family_name)}`,
    capacity: String(row.capacity) as MandateCapacity,
    startsOn: String(row.starts_on),
    endsOn: textOrNull(row.ends_on),
    signedOn: textOrNull(row.signed_on),
  };
}
