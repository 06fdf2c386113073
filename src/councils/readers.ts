import { Injectable } from '@nestjs/common';
import { Contact, Organisation, Person } from '../people/index.js';
import type { Audience } from '../platform/access/audience.js';
import { Database, type RawRow } from '../platform/database/database.js';
import { textOrNull } from '../platform/database/raw-values.js';
import { Body } from './body.entity.js';
import { CharterSignature } from './charter-signature.entity.js';
import { validSignature } from './charters/valid-signature.js';
import { CouncilRole } from './council-role.entity.js';
import { ROLES_READING_MEMBERS, ROLES_READING_RESTRICTED } from './council.rules.js';
import { ROLE_LABEL } from './council.wording.js';
import { Mandate } from './seats/mandate.entity.js';
import { RulesOfProcedure } from './rules-of-procedure.entity.js';
import { Seat } from './seats/seat.entity.js';
import type { CouncilRoleName } from './council-words.js';

/** Somebody who may read a level, and by which right. */
export interface Reader {
  readonly personId: string;
  readonly name: string;
  readonly organisation: string;
  /** What she does there, when it is known. */
  readonly jobTitle: string | null;
  readonly why: string;
  /** First day of the mandate or role that opens the level. */
  readonly since: string;
}

/** « Qui peut lire ? »: the persons behind a level on a given day, told by the same facts as the viewer's. */
@Injectable()
export class Readers {
  constructor(private readonly database: Database) {}

  async of(level: Audience, day: string): Promise<Reader[]> {
    const [bySeat, byRole] = await Promise.all([this.bySeat(level, day), this.byRole(level, day)]);
    const readers = new Map<string, Reader>();
    for (const reader of [...byRole, ...bySeat]) if (!readers.has(reader.personId)) readers.set(reader.personId, reader);
    return [...readers.values()].sort((a, b) => a.organisation.localeCompare(b.organisation, 'fr') || a.name.localeCompare(b.name, 'fr'));
  }

  /** How many persons that is, in one statement: the sentence beside each text field asks for no name. */
  async countOf(level: Audience, day: string): Promise<number> {
    const { councilId, groupId, confidentiality } = level;
    const isRestricted = confidentiality === 'restricted';
    const seats = groupId !== null ? "b.id = :groupId AND m.capacity = 'holder'" : isRestricted ? "b.kind = 'restricted'" : '1 = 1';
    const signed = (await this.needsCharter(level)) ? `AND ${SIGNED}` : '';
    const byRole = groupId === null ? `UNION SELECT r.person_id FROM council_role r WHERE r.council_id = :councilId AND r.role IN (:...roles) AND ${inForce('r')}` : '';
    const roles = isRestricted ? ROLES_READING_RESTRICTED : ROLES_READING_MEMBERS;
    const bySeat = `SELECT DISTINCT m.person_id FROM mandate m JOIN seat s ON s.id = m.seat_id JOIN body b ON b.id = s.body_id
      WHERE m.council_id = :councilId AND ${inForce('m')} AND ${seats} ${signed}`;
    const [row] = await this.database.sql(`SELECT COUNT(*) AS "total" FROM (${bySeat} ${byRole}) readers`, {
      councilId, day, ...(groupId === null ? { roles } : { groupId }),
    });
    return Number(row?.total);
  }

  private async bySeat(level: Audience, day: string): Promise<Reader[]> {
    const query = this.database
      .read(Mandate, 'mandate')
      .innerJoin(Seat, 'seat', 'seat.id = mandate.seatId')
      .innerJoin(Body, 'body', 'body.id = seat.bodyId')
      .innerJoin(Organisation, 'organisation', 'organisation.id = seat.organisationId')
      .innerJoin(Person, 'person', 'person.id = mandate.personId')
      .select('person.id', 'personId')
      .addSelect('person.givenName', 'givenName')
      .addSelect('person.familyName', 'familyName')
      .addSelect('organisation.name', 'organisation')
      .addSelect('body.name', 'why')
      .addSelect('seat.jobTitle', 'jobTitle')
      .addSelect('mandate.startsOn', 'since')
      .where('mandate.councilId = :councilId', { councilId: level.councilId })
      .andWhere('mandate.startsOn <= :day AND (mandate.endsOn IS NULL OR mandate.endsOn >= :day)', { day })
      .orderBy('body.isDefault', 'DESC')
      .addOrderBy('mandate.startsOn');
    if (level.groupId !== null) query.andWhere("body.id = :groupId AND mandate.capacity = 'holder'", { groupId: level.groupId });
    else if (level.confidentiality === 'restricted') query.andWhere("body.kind = 'restricted'");
    if (await this.needsCharter(level)) {
      query.innerJoin(CharterSignature, 'signature', 'signature.personId = person.id AND signature.councilId = mandate.councilId');
      query.andWhere(validSignature('signature.councilId', 'signature.charterId', 'signature.signedOn'));
    }
    return this.database.rows(query, (row) => readerOf(row, String(row.why)));
  }

  private async byRole(level: Audience, day: string): Promise<Reader[]> {
    if (level.groupId !== null) return [];
    const roles = level.confidentiality === 'restricted' ? ROLES_READING_RESTRICTED : ROLES_READING_MEMBERS;
    const query = this.database
      .read(CouncilRole, 'role')
      .innerJoin(Person, 'person', 'person.id = role.personId')
      .leftJoin(Contact, 'contact', 'contact.personId = person.id AND contact.councilId = role.councilId AND contact.endedOn IS NULL')
      .leftJoin(Organisation, 'organisation', 'organisation.id = contact.organisationId')
      .select('person.id', 'personId')
      .addSelect('person.givenName', 'givenName')
      .addSelect('person.familyName', 'familyName')
      .addSelect('organisation.name', 'organisation')
      .addSelect('role.role', 'why')
      .addSelect('contact.jobTitle', 'jobTitle')
      .addSelect('role.startsOn', 'since')
      .where('role.councilId = :councilId AND role.role IN (:...roles)', { councilId: level.councilId, roles })
      .andWhere('role.startsOn <= :day AND (role.endsOn IS NULL OR role.endsOn >= :day)', { day });
    return this.database.rows(query, (row) => readerOf(row, ROLE_LABEL[String(row.why) as CouncilRoleName]));
  }

  /** A group always asks for the person's own signature; the restricted formation when the council says so. */
  private async needsCharter(level: Audience): Promise<boolean> {
    if (level.groupId !== null) return true;
    if (level.confidentiality !== 'restricted') return false;
    const rules = await this.database.read(RulesOfProcedure, 'rules').where('rules.councilId = :id', { id: level.councilId }).getOne();
    return rules?.charterForRestricted ?? false;
  }
}

const SIGNED = `EXISTS (SELECT 1 FROM charter_signature g WHERE g.person_id = m.person_id AND g.council_id = m.council_id
  AND ${validSignature('g.council_id', 'g.charter_id', 'g.signed_on')})`;

function inForce(alias: string): string {
  return `${alias}.starts_on <= :day AND (${alias}.ends_on IS NULL OR ${alias}.ends_on >= :day)`;
}

function readerOf(row: RawRow, why: string): Reader {
  return {
    personId: String(row.personId),
    name: `${String(row.givenName)} ${String(row.familyName)}`,
    organisation: row.organisation === null ? '' : String(row.organisation),
    jobTitle: textOrNull(row.jobTitle),
    why,
    since: String(row.since),
  };
}
