import { Injectable } from '@nestjs/common';
import {
  Account, AccountInvitations, Contact, ContactService, KnownPeople, Organisation, Organisations, PeopleRegister, Person,
} from '../../people/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Database, type RawRow } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import { sortKey } from '../../platform/formatting/sort-key.js';
import { NotVisible, RuleViolation } from '../../platform/web/errors.js';
import type { ChosenPerson, NewPerson } from './chosen-person.js';

export interface CouncilPerson {
  readonly personId: string;
  readonly name: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly jobTitle: string;
  readonly email: string | null;
}

/** The correspondents of a council, from whom seats, roles and namings are filled; a newcomer becomes one of them. */
@Injectable()
export class CouncilPeople {
  constructor(
    private readonly database: Database,
    private readonly register: PeopleRegister,
    private readonly correspondents: ContactService,
    private readonly known: KnownPeople,
    private readonly organisations: Organisations,
    private readonly invitations: AccountInvitations,
    private readonly audit: Audit,
  ) {}

  /** By organisation, then by name. */
  ofCouncil(councilId: string): Promise<CouncilPerson[]> {
    return this.database.rows(this.contacts(councilId), personOf);
  }

  ofOrganisation(councilId: string, organisationId: string): Promise<CouncilPerson[]> {
    return this.database.rows(this.contacts(councilId).andWhere('contact.organisationId = :organisationId', { organisationId }), personOf);
  }

  /** Inside a unit: the person chosen, of that organisation when one is said; a newcomer joins it as a correspondent. */
  async settle(viewer: Viewer, councilId: string, organisationId: string | null, chosen: ChosenPerson): Promise<CouncilPerson> {
    if ('newcomer' in chosen) return this.welcome(viewer, councilId, organisationId, chosen.newcomer);
    const query = this.contacts(councilId).andWhere('contact.personId = :personId', { personId: chosen.personId });
    if (organisationId !== null) query.andWhere('contact.organisationId = :organisationId', { organisationId });
    const [found] = await this.database.rows(query, personOf);
    if (found === undefined) throw new NotVisible();
    return found;
  }

  /** Inside a unit: asks for a password of whoever has none yet, when there is an address to write to. */
  async invite(viewer: Viewer, councilId: string, { personId, email }: CouncilPerson): Promise<void> {
    const account = await this.database.read(Account, 'account').where('account.personId = :personId', { personId }).getOne();
    if (account !== null && account.passwordHash !== null) return;
    const address = account?.email ?? email;
    if (address === null) throw new RuleViolation('person.noAddress', 'Cette personne n’a pas d’adresse électronique\u00a0: elle ne peut pas être invitée.');
    await this.invitations.invite({ personId, email: address, councilId, invitedByPersonId: viewer.personId });
    this.audit.record(viewer, { act: 'account.invite', rowType: 'person', rowId: personId, councilId });
  }

  private async welcome(viewer: Viewer, councilId: string, organisationId: string | null, newcomer: NewPerson): Promise<CouncilPerson> {
    if (organisationId === null) throw new RuleViolation('person.organisation', 'Dites pour quelle organisation agit cette personne.');
    const organisation = await this.organisations.byId(councilId, organisationId);
    const { givenName, familyName, jobTitle, email } = newcomer;
    const personId = (await this.knownBy(councilId, newcomer)) ?? (await this.register.addPerson(givenName, familyName));
    await this.correspondents.add(viewer, organisationId, { ...newcomer, phone: null }, personId);
    return { personId, name: `${givenName} ${familyName}`, organisationId, organisationName: organisation.name, jobTitle, email };
  }

  /** Somebody already here is never made twice: she is chosen in the list, or comes back under her own name. */
  private async knownBy(councilId: string, { email, givenName, familyName }: NewPerson): Promise<string | null> {
    const known = email === null ? null : await this.known.byAddress(councilId, email);
    if (known === null) return null;
    const query = this.contacts(councilId).andWhere('contact.personId = :personId', { personId: known.personId });
    const [current] = await this.database.rows(query, personOf);
    if (current !== undefined) {
      throw new RuleViolation('person.known', `Cette adresse est celle de ${current.name} (${current.organisationName})\u00a0: choisissez cette personne dans la liste.`);
    }
    if (sortKey(known.name) === sortKey(`${givenName} ${familyName}`)) return known.personId;
    throw new RuleViolation('person.known', 'Cette adresse est déjà celle d’une autre personne\u00a0: vérifiez-la, ou ajoutez la personne depuis la page de son organisation.');
  }

  private contacts(councilId: string) {
    return this.database
      .read(Contact, 'contact')
      .innerJoin(Person, 'person', 'person.id = contact.personId')
      .innerJoin(Organisation, 'organisation', 'organisation.id = contact.organisationId')
      .select('contact.personId', 'personId')
      .addSelect('person.givenName', 'givenName')
      .addSelect('person.familyName', 'familyName')
      .addSelect('organisation.id', 'organisationId')
      .addSelect('organisation.name', 'organisationName')
      .addSelect('contact.jobTitle', 'jobTitle')
      .addSelect('contact.email', 'email')
      .where('contact.councilId = :councilId AND contact.endedOn IS NULL AND organisation.endedOn IS NULL', { councilId })
      .orderBy('organisation.sortKey')
      .addOrderBy('person.sortKey')
      .addOrderBy('contact.id');
  }
}

function personOf(row: RawRow): CouncilPerson {
  return {
    personId: String(row.personId),
    name: `${String(row.givenName)} ${String(row.familyName)}`,
    organisationId: String(row.organisationId),
    organisationName: String(row.organisationName),
    jobTitle: String(row.jobTitle),
    email: textOrNull(row.email),
  };
}
