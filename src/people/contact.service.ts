import { Injectable } from '@nestjs/common';
import { currentCouncil, type Viewer } from '../platform/access/viewer.js';
import { Audit } from '../platform/audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { sortKey } from '../platform/formatting/sort-key.js';
import { expectVersion, NotVisible, RuleViolation } from '../platform/web/errors.js';
import { parseId } from '../platform/web/forms/strict.js';
import { changedFields } from './changed-fields.js';
import { Contact } from './contact.entity.js';
import { mayManageContacts } from './contact.rules.js';
import { Organisation } from './organisation.entity.js';
import { PeopleRegister } from './people-register.js';
import { Person } from './person.entity.js';

export interface ContactValues {
  readonly givenName: string;
  readonly familyName: string;
  readonly jobTitle: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Who acts for an organisation. A contact ends, it is never deleted: what she did keeps her name. */
@Injectable()
export class ContactService {
  constructor(
    private readonly database: Database,
    private readonly register: PeopleRegister,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** `personId` attaches somebody already known instead of writing her twice; a contact that left comes back. */
  async add(viewer: Viewer, organisationId: string, values: ContactValues, personId: string | null = null): Promise<string> {
    return this.database.unitOfWork(async () => {
      const { councilId } = await this.organisation(viewer, organisationId);
      const { givenName, familyName, ...own } = values;
      const former = personId === null ? null : await this.contactOfPerson(organisationId, personId);
      if (former !== null) return this.comeBack(viewer, former, own);
      const attached = personId ?? (await this.register.addPerson(givenName, familyName));
      const rank = (await this.current(organisationId)).length + 1;
      const id = await this.register.addContact({ councilId, organisationId, personId: attached, rank, ...own });
      this.audit.record(viewer, { act: 'contact.add', rowType: 'contact', rowId: id, councilId });
      return id;
    });
  }

  /** A corrected address is tried again, unless it is said once more that its mails come back. */
  async edit(viewer: Viewer, organisationId: string, id: string, version: number, values: ContactValues & { readonly bounces: boolean }): Promise<void> {
    await this.database.unitOfWork(async () => {
      await this.organisation(viewer, organisationId);
      const contact = await this.toChange(organisationId, id);
      const { givenName, familyName, bounces, ...own } = values;
      const bouncedOn = bounces && own.email !== null ? (contact.bouncedOn ?? this.clock.today()) : null;
      const before = changedFields(contact, { ...own, bouncedOn });
      const formerName = await this.renamed(viewer, contact, givenName, familyName);
      if (Object.keys(before).length === 0 && formerName === null) return;
      expectVersion(contact, version);
      Object.assign(contact, own, { bouncedOn });
      await this.database.save(contact);
      this.record(viewer, contact, 'contact.edit', { ...before, ...formerName });
    });
  }

  /** The first contact with an address gets the mails of its organisation. */
  async putFirst(viewer: Viewer, organisationId: string, id: string, version: number): Promise<void> {
    await this.database.unitOfWork(async () => {
      await this.organisation(viewer, organisationId);
      const contact = await this.toChange(organisationId, id);
      const order = await this.current(organisationId);
      if (contact.endedOn !== null || order[0]?.id === id) return;
      expectVersion(contact, version);
      const before = { rank: contact.rank };
      contact.rank = 1;
      await this.database.save(contact);
      for (const [index, other] of order.filter((one) => one.id !== id).entries()) await this.rank(other.id, index + 2);
      this.record(viewer, contact, 'contact.putFirst', before);
    });
  }

  /** From that day she no longer acts for the organisation; the caller closes the doors that her mails opened. */
  async end(viewer: Viewer, organisationId: string, id: string, version: number, endedOn: string): Promise<{ readonly personId: string }> {
    return this.database.unitOfWork(async () => {
      await this.organisation(viewer, organisationId);
      const contact = await this.toChange(organisationId, id);
      if (contact.endedOn === endedOn) return { personId: contact.personId };
      expectVersion(contact, version);
      const before = { endedOn: contact.endedOn };
      contact.endedOn = endedOn;
      await this.database.save(contact);
      this.record(viewer, contact, 'contact.end', before);
      return { personId: contact.personId };
    });
  }

  /** A name is shared by all who know the person: it changes here only when no other council, nor an organisation out of reach, has her too. */
  async mayRename(viewer: Viewer, personId: string): Promise<boolean> {
    const contacts = await this.database.read(Contact, 'contact').where('contact.personId = :personId', { personId }).getMany();
    return contacts.every(({ organisationId, councilId }) => councilId === currentCouncil(viewer) && mayManageContacts(viewer, { id: organisationId, councilId }));
  }

  private async organisation(viewer: Viewer, id: string): Promise<Organisation> {
    const councilId = currentCouncil(viewer);
    if (parseId(id) === null || !mayManageContacts(viewer, { id, councilId })) throw new NotVisible();
    const organisation = await this.database.read(Organisation, 'organisation').where('organisation.id = :id AND organisation.councilId = :councilId', { id, councilId }).getOne();
    if (organisation === null) throw new NotVisible();
    return organisation;
  }

  private toChange(organisationId: string, id: string): Promise<Contact> {
    if (parseId(id) === null) throw new NotVisible();
    return this.database.toChange(this.database.read(Contact, 'contact').where('contact.id = :id AND contact.organisationId = :organisationId', { id, organisationId }));
  }

  private contactOfPerson(organisationId: string, personId: string): Promise<Contact | null> {
    const query = this.database.read(Contact, 'contact').where('contact.organisationId = :organisationId AND contact.personId = :personId', { organisationId, personId });
    return this.database.toChangeIfAny(query.orderBy('contact.id').limit(1));
  }

  private async comeBack(viewer: Viewer, contact: Contact, own: Omit<ContactValues, 'givenName' | 'familyName'>): Promise<string> {
    if (contact.endedOn === null) throw new RuleViolation('contact.known', 'Cette personne est déjà au nombre des correspondants de l’organisation');
    const before = changedFields(contact, { ...own, endedOn: null });
    Object.assign(contact, own, { endedOn: null, bouncedOn: null, rank: (await this.current(contact.organisationId)).length + 1 });
    await this.database.save(contact);
    this.record(viewer, contact, 'contact.return', before);
    return contact.id;
  }

  private async renamed(viewer: Viewer, contact: Contact, givenName: string, familyName: string): Promise<Record<string, unknown> | null> {
    const person = await this.database.toChange(this.database.read(Person, 'person').where('person.id = :id', { id: contact.personId }));
    const before = changedFields(person, { givenName, familyName });
    if (Object.keys(before).length === 0) return null;
    if (!(await this.mayRename(viewer, person.id))) throw new RuleViolation('contact.sharedName', 'Le nom de cette personne sert aussi ailleurs\u00a0: elle seule le fait corriger.');
    Object.assign(person, { givenName, familyName, sortKey: sortKey(`${familyName} ${givenName}`) });
    await this.database.save(person);
    return before;
  }

  private current(organisationId: string): Promise<Contact[]> {
    const query = this.database.read(Contact, 'contact').where('contact.organisationId = :organisationId AND contact.endedOn IS NULL', { organisationId });
    return query.orderBy('contact.rank').addOrderBy('contact.id').getMany();
  }

  /** No version: the others move because of it, nobody changed what is said of them. */
  private async rank(id: string, rank: number): Promise<void> {
    await this.database.changeAll(Contact, { rank }, 'id = :id', { id });
  }

  private record(viewer: Viewer, { id, councilId }: Contact, act: string, before: Readonly<Record<string, unknown>>): void {
    this.audit.record(viewer, { act, rowType: 'contact', rowId: id, councilId, before });
  }
}
