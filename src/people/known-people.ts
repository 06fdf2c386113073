import { Injectable } from '@nestjs/common';
import { Database, type RawRow } from '../platform/database/database.js';
import { Account } from './account.entity.js';
import { Contact } from './contact.entity.js';
import { Person } from './person.entity.js';

export interface KnownPerson {
  readonly personId: string;
  readonly name: string;
}

/** Somebody already here behind an address, so that one person is not written twice. */
@Injectable()
export class KnownPeople {
  constructor(private readonly database: Database) {}

  /** The owner of the account that signs in with it, else a contact of this council; null when nobody is known by it. */
  async byAddress(councilId: string, email: string): Promise<KnownPerson | null> {
    const address = email.toLowerCase();
    const owner = this.named(this.database.read(Account, 'account').innerJoin(Person, 'person', 'person.id = account.personId'));
    const [account] = await this.database.rows(owner.where('account.email = :address AND account.isTechnicalAdministrator = :no', { address, no: false }), knownOf);
    if (account !== undefined) return account;
    const contacts = this.named(this.database.read(Contact, 'contact').innerJoin(Person, 'person', 'person.id = contact.personId'));
    contacts.where('contact.councilId = :councilId AND LOWER(contact.email) = :address', { councilId, address });
    const [contact] = await this.database.rows(contacts.orderBy('contact.rank').addOrderBy('contact.id').limit(1), knownOf);
    return contact ?? null;
  }

  private named<T extends { select(column: string, as: string): T; addSelect(column: string, as: string): T }>(query: T): T {
    return query.select('person.id', 'personId').addSelect('person.givenName', 'givenName').addSelect('person.familyName', 'familyName');
  }
}

function knownOf(row: RawRow): KnownPerson {
  return { personId: String(row.personId), name: `${String(row.givenName)} ${String(row.familyName)}` };
}
