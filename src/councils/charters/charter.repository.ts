import { Injectable } from '@nestjs/common';
import { Database, type RawRow } from '../../platform/database/database.js';
import { isTrue, textOrNull } from '../../platform/database/raw-values.js';
import { Charter } from '../charter.entity.js';
import { validSignature } from './valid-signature.js';

/** Who signed, or has to: a person with the organisation for which she acts. */
export interface Signatory {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  /** Day of the signature that counts; null: none does. */
  readonly signedOn: string | null;
  /** Whether a seat of the restricted formation or a naming in a group waits for it. */
  readonly isAwaited: boolean;
}

const PERSONS = `
  SELECT p.id, p.given_name, p.family_name, MIN(o.name) AS organisation, MIN(o.sort_key) AS organisation_key, p.sort_key,
    (SELECT MAX(g.signed_on) FROM charter_signature g
      WHERE g.person_id = p.id AND g.council_id = :councilId AND ${validSignature('g.council_id', 'g.charter_id', 'g.signed_on')}) AS signed_on,
    (SELECT COUNT(*) FROM mandate m JOIN seat s ON s.id = m.seat_id JOIN body b ON b.id = s.body_id
      WHERE m.person_id = p.id AND m.council_id = :councilId AND m.starts_on <= :day AND (m.ends_on IS NULL OR m.ends_on >= :day)
        AND (b.level = 'group' OR (b.level = 'restricted' AND :forRestricted = 1))) AS awaited
  FROM contact c JOIN person p ON p.id = c.person_id JOIN organisation o ON o.id = c.organisation_id
  WHERE c.council_id = :councilId AND c.ended_on IS NULL
  GROUP BY p.id, p.given_name, p.family_name, p.sort_key
  ORDER BY organisation_key, p.sort_key, p.id`;

const ORGANISATIONS = `
  SELECT o.id, o.name,
    (SELECT MAX(g.signed_on) FROM charter_signature g
      WHERE g.organisation_id = o.id AND g.council_id = :councilId AND ${validSignature('g.council_id', 'g.charter_id', 'g.signed_on')}) AS signed_on
  FROM organisation o WHERE o.council_id = :councilId AND o.ended_on IS NULL ORDER BY o.sort_key, o.id`;

const OWN = `
  SELECT MAX(g.signed_on) AS signed_on FROM charter_signature g
  WHERE g.person_id = :personId AND g.council_id = :councilId AND ${validSignature('g.council_id', 'g.charter_id', 'g.signed_on')}`;

const AWAITED = `
  SELECT b.level, r.charter_for_restricted FROM mandate m
    JOIN seat s ON s.id = m.seat_id JOIN body b ON b.id = s.body_id JOIN rules_of_procedure r ON r.council_id = m.council_id
  WHERE m.person_id = :personId AND m.council_id = :councilId AND m.starts_on <= :day AND (m.ends_on IS NULL OR m.ends_on >= :day)
    AND (b.level = 'group' OR b.level = 'restricted')`;

/** The versions of the charter of one council, and who signed. */
@Injectable()
export class CharterRepository {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  versionsOf(councilId: string): Promise<Charter[]> {
    const query = this.database.read(Charter, 'charter').where('charter.councilId = :councilId', { councilId });
    return query.orderBy('charter.number', 'DESC').getMany();
  }

  /** The version in force that day; null when none was adopted. */
  async current(councilId: string, day: string): Promise<Charter | null> {
    return (await this.versionsOf(councilId)).find(({ adoptedOn }) => adoptedOn <= day) ?? null;
  }

  persons(councilId: string, day: string, forRestricted: boolean): Promise<Signatory[]> {
    return this.read(PERSONS, { councilId, day, forRestricted: forRestricted ? 1 : 0 }, (row) => ({
      id: String(row.id),
      name: `${String(row.given_name)} ${String(row.family_name)}`,
      organisation: String(row.organisation),
      signedOn: textOrNull(row.signed_on),
      isAwaited: Number(row.awaited) > 0,
    }));
  }

  organisations(councilId: string, day: string): Promise<Signatory[]> {
    return this.read(ORGANISATIONS, { councilId, day }, (row) => ({
      id: String(row.id), name: String(row.name), organisation: '', signedOn: textOrNull(row.signed_on), isAwaited: false,
    }));
  }

  /** Day of the person's own signature that counts; null: none does. */
  async ownSignature(councilId: string, personId: string, day: string): Promise<string | null> {
    const [row] = await this.database.sql(OWN, { councilId, personId, day });
    return row === undefined ? null : textOrNull(row.signed_on);
  }

  /** Whether something that she sits in or is named to stays closed until she signs. */
  async awaits(councilId: string, personId: string, day: string): Promise<boolean> {
    const seats = await this.database.sql(AWAITED, { councilId, personId, day });
    const asked = seats.some((row) => row.level === 'group' || isTrue(row.charter_for_restricted));
    if (!asked || (await this.current(councilId, day)) === null) return false;
    return (await this.ownSignature(councilId, personId, day)) === null;
  }

  private async read(text: string, parameters: Readonly<Record<string, unknown>>, reader: (row: RawRow) => Signatory): Promise<Signatory[]> {
    return (await this.database.sql(text, parameters)).map(reader);
  }
}
