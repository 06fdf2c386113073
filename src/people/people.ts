import { Injectable } from '@nestjs/common';
import { Database, type RawRow } from '../platform/database/database.js';
import { textOrNull } from '../platform/database/raw-values.js';
import { Contact } from './contact.entity.js';
import type { OrganisationName } from './organisations.js';
import { Organisations } from './organisations.js';
import { Person } from './person.entity.js';

export interface ContactCard {
  readonly personId: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly email: string | null;
  /** Its mails come back: nothing is sent there until it is corrected. */
  readonly bounces: boolean;
  readonly rank: number;
}

/** Professional names: who acts for which organisation. */
@Injectable()
export class People {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
  ) {}

  async names(ids: readonly (string | null)[]): Promise<Map<string, string>> {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    if (wanted.length === 0) return new Map();
    const build = () =>
      this.database
        .read(Person, 'person')
        .select('person.id', 'id')
        .addSelect('person.givenName', 'givenName')
        .addSelect('person.familyName', 'familyName')
        .where('person.id IN (:...wanted)', { wanted });
    return new Map(await this.database.prepared('person names', { wanted }, build).rows((row) => [String(row.id), fullName(row)] as const));
  }

  /** The organisation for which a person acts in one council; null for the technical administrator. */
  async organisationOf(personId: string, councilId: string): Promise<OrganisationName | null> {
    const build = () =>
      this.database
        .read(Contact, 'contact')
        .select('contact.organisationId', 'organisationId')
        .where('contact.personId = :personId AND contact.councilId = :councilId AND contact.endedOn IS NULL', { personId, councilId })
        .orderBy('contact.rank')
        .limit(1);
    const [id] = await this.database.prepared('organisation of a person', { personId, councilId }, build).rows((row) => String(row.organisationId));
    return id === undefined ? null : this.organisations.byId(councilId, id);
  }

  contactsOf(organisationId: string): Promise<ContactCard[]> {
    const build = () =>
      this.cards().where('contact.organisationId = :organisationId', { organisationId }).andWhere('contact.endedOn IS NULL').orderBy('contact.rank');
    return this.database.prepared('contacts of an organisation', { organisationId }, build).rows(cardOf);
  }

  /** The contact that a person is for an organisation, with the address where she gets its mail. */
  async contactOf(organisationId: string, personId: string): Promise<ContactCard | null> {
    const build = () =>
      this.cards().where('contact.organisationId = :organisationId', { organisationId }).andWhere('contact.personId = :personId', { personId });
    const [card] = await this.database.prepared('contact by person', { organisationId, personId }, build).rows(cardOf);
    return card ?? null;
  }

  private cards() {
    return this.database
      .read(Contact, 'contact')
      .innerJoin(Person, 'person', 'person.id = contact.personId')
      .select('contact.personId', 'personId')
      .addSelect('person.givenName', 'givenName')
      .addSelect('person.familyName', 'familyName')
      .addSelect('contact.jobTitle', 'jobTitle')
      .addSelect('contact.email', 'email')
      .addSelect('contact.bouncedOn', 'bouncedOn')
      .addSelect('contact.rank', 'rank');
  }
}

function fullName(row: RawRow): string {
  return `${String(row.givenName)} ${String(row.familyName)}`;
}

function cardOf(row: RawRow): ContactCard {
  return {
    personId: String(row.personId),
    name: fullName(row),
    jobTitle: String(row.jobTitle),
    email: textOrNull(row.email),
    bounces: row.bouncedOn !== null,
    rank: Number(row.rank),
  };
}
