import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/clock/ids.js';
import { Database } from '../platform/database/database.js';
import { sortKey } from '../platform/formatting/sort-key.js';
import { Account } from './account.entity.js';
import { Contact } from './contact.entity.js';
import { Organisation } from './organisation.entity.js';
import { Person } from './person.entity.js';

/** Adds organisations, persons, contacts and accounts. Inside a unit of work of the caller, who records the act. */
@Injectable()
export class PeopleRegister {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  async addOrganisation(values: Pick<Organisation, 'councilId' | 'code' | 'name' | 'shortName' | 'category'> & Partial<Pick<Organisation, 'presentation' | 'phone'>>): Promise<string> {
    const id = this.ids.next();
    await this.database.insert(Object.assign(new Organisation(), { ...values, id, sortKey: sortKey(values.name), endedOn: null }));
    return id;
  }

  async addPerson(givenName: string, familyName: string): Promise<string> {
    const id = this.ids.next();
    const key = sortKey(`${familyName} ${givenName}`);
    await this.database.insert(Object.assign(new Person(), { id, givenName, familyName, sortKey: key }));
    return id;
  }

  async addContact(values: Pick<Contact, 'councilId' | 'organisationId' | 'personId' | 'jobTitle' | 'rank' | 'email'> & Partial<Pick<Contact, 'phone'>>): Promise<string> {
    const id = this.ids.next();
    await this.database.insert(Object.assign(new Contact(), { ...values, id, endedOn: null }));
    return id;
  }

  /** `passwordHash` null: somebody who was never invited to sign in. */
  async addAccount(personId: string, email: string, passwordHash: string | null, isTechnicalAdministrator = false): Promise<string> {
    const id = this.ids.next();
    const account = { id, personId, email: email.toLowerCase(), passwordHash, isTechnicalAdministrator, disabledAt: null };
    await this.database.insert(Object.assign(new Account(), account));
    return id;
  }
}
