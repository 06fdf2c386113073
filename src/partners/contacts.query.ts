import { Injectable } from '@nestjs/common';
import { CharterSignature } from '../councils/index.js';
import { Contact, Person } from '../people/index.js';
import { currentCouncil, type Viewer } from '../platform/access/viewer.js';
import { Database } from '../platform/database/database.js';
import { textOrNull } from '../platform/database/raw-values.js';

export interface PartnerContact {
  readonly organisationId: string;
  readonly personId: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly email: string | null;
}

/** The correspondents of the current council and their charters. Professional contacts only. */
@Injectable()
export class ContactsQuery {
  constructor(private readonly database: Database) {}

  /** In the order of each organisation: the first is the one to call. */
  ofCouncil(viewer: Viewer): Promise<PartnerContact[]> {
    const query = this.database
      .read(Contact, 'contact')
      .innerJoin(Person, 'person', 'person.id = contact.personId')
      .select('contact.organisationId', 'organisationId')
      .addSelect('contact.personId', 'personId')
      .addSelect('contact.jobTitle', 'jobTitle')
      .addSelect('contact.email', 'email')
      .addSelect('person.givenName', 'givenName')
      .addSelect('person.familyName', 'familyName')
      .where('contact.councilId = :councilId AND contact.endedOn IS NULL', { councilId: currentCouncil(viewer) })
      .orderBy('contact.rank')
      .addOrderBy('contact.id');
    return this.database.rows(query, (row) => ({
      organisationId: String(row.organisationId),
      personId: String(row.personId),
      name: `${String(row.givenName)} ${String(row.familyName)}`,
      jobTitle: String(row.jobTitle),
      email: textOrNull(row.email),
    }));
  }

  /** Day of the last signature of each person and organisation asked about; absent when there is none. */
  async signatures(viewer: Viewer, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const query = this.database
      .read(CharterSignature, 'signature')
      .select('COALESCE(signature.personId, signature.organisationId)', 'signatory')
      .addSelect('MAX(signature.signedOn)', 'signedOn')
      .where('signature.councilId = :councilId', { councilId: currentCouncil(viewer) })
      .andWhere('(signature.personId IN (:...ids) OR signature.organisationId IN (:...ids))', { ids: [...ids] })
      .groupBy('COALESCE(signature.personId, signature.organisationId)');
    return new Map(await this.database.rows(query, (row) => [String(row.signatory), String(row.signedOn)] as const));
  }
}
