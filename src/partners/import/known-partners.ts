import { Injectable } from '@nestjs/common';
import { Account, Contact, Organisation, Person } from '../../people/index.js';
import { Database, type RawRow } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';

export interface KnownOrganisation {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly sortKey: string;
  readonly category: number;
  readonly isEnded: boolean;
}

export interface KnownContact {
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly key: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly isEnded: boolean;
}

/** What a council knows already, against which a list is read. */
export interface KnownPartners {
  readonly organisations: readonly KnownOrganisation[];
  readonly contacts: readonly KnownContact[];
  /** Owners of accounts by address, wherever they act; never a technical administrator, who belongs to no council. */
  readonly accounts: ReadonlyMap<string, { readonly personId: string; readonly key: string }>;
}

const AT_ONCE = 500;

@Injectable()
export class KnownPartnersQuery {
  constructor(private readonly database: Database) {}

  async of(councilId: string, addresses: readonly string[]): Promise<KnownPartners> {
    const organisations = this.database
      .read(Organisation, 'organisation')
      .select('organisation.id', 'id')
      .addSelect('organisation.code', 'code')
      .addSelect('organisation.name', 'name')
      .addSelect('organisation.sortKey', 'sortKey')
      .addSelect('organisation.category', 'category')
      .addSelect('organisation.endedOn', 'endedOn')
      .where('organisation.councilId = :councilId', { councilId });
    const contacts = this.database
      .read(Contact, 'contact')
      .innerJoin(Person, 'person', 'person.id = contact.personId')
      .select('contact.id', 'id')
      .addSelect('contact.organisationId', 'organisationId')
      .addSelect('contact.personId', 'personId')
      .addSelect('contact.email', 'email')
      .addSelect('contact.phone', 'phone')
      .addSelect('contact.endedOn', 'endedOn')
      .addSelect('person.sortKey', 'key')
      .addSelect('person.givenName', 'givenName')
      .addSelect('person.familyName', 'familyName')
      .where('contact.councilId = :councilId', { councilId })
      .orderBy('contact.id');
    return {
      organisations: await this.database.rows(organisations, organisationOf),
      contacts: await this.database.rows(contacts, contactOf),
      accounts: await this.accounts(addresses),
    };
  }

  private async accounts(addresses: readonly string[]): Promise<KnownPartners['accounts']> {
    const known = new Map<string, { readonly personId: string; readonly key: string }>();
    for (let from = 0; from < addresses.length; from += AT_ONCE) {
      const query = this.database
        .read(Account, 'account')
        .innerJoin(Person, 'person', 'person.id = account.personId')
        .select('account.email', 'email')
        .addSelect('person.id', 'personId')
        .addSelect('person.sortKey', 'key')
        .where('account.email IN (:...some) AND account.isTechnicalAdministrator = :no', { some: addresses.slice(from, from + AT_ONCE), no: false });
      for (const row of await this.database.rows(query, (one) => one)) known.set(String(row.email), { personId: String(row.personId), key: String(row.key) });
    }
    return known;
  }
}

function organisationOf(row: RawRow): KnownOrganisation {
  const { id, code, name, sortKey } = row;
  return { id: String(id), code: String(code), name: String(name), sortKey: String(sortKey), category: Number(row.category), isEnded: row.endedOn !== null };
}

function contactOf(row: RawRow): KnownContact {
  return {
    id: String(row.id),
    organisationId: String(row.organisationId),
    personId: String(row.personId),
    key: String(row.key),
    name: `${String(row.givenName)} ${String(row.familyName)}`,
    email: textOrNull(row.email)?.toLowerCase() ?? null,
    phone: textOrNull(row.phone),
    isEnded: row.endedOn !== null,
  };
}
