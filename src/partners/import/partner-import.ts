import { Injectable } from '@nestjs/common';
import { Contact, mayManagePartners, PeopleRegister } from '../../people/index.js';
import { currentCouncil, type Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Database } from '../../platform/database/database.js';
import { ActionNotAllowed } from '../../platform/web/errors.js';
import { shortened } from '../organisations/organisation.form.js';
import { KnownPartnersQuery } from './known-partners.js';
import { type Completion, type ImportPlan, planImport, type PlannedContact } from './plan.js';
import type { ImportLine } from './rows.js';

const NO_JOB = 'correspondant';

/** A whole list of organisations and contacts, entered at once or not at all. */
@Injectable()
export class PartnerImport {
  constructor(
    private readonly database: Database,
    private readonly known: KnownPartnersQuery,
    private readonly register: PeopleRegister,
    private readonly audit: Audit,
  ) {}

  /** What the list would do to the council as it is now. */
  async plan(viewer: Viewer, lines: readonly ImportLine[]): Promise<ImportPlan> {
    const addresses = new Set(lines.map(({ cells }) => cells.email.trim().toLowerCase()).filter((address) => address !== ''));
    return planImport(lines, await this.known.of(currentCouncil(viewer), [...addresses]));
  }

  /** Reads the list again inside the unit: what was created meanwhile is left as it is. Answers the counts, for the form key. */
  async apply(viewer: Viewer, lines: readonly ImportLine[]): Promise<string> {
    const councilId = currentCouncil(viewer);
    if (!mayManagePartners(viewer, councilId)) throw new ActionNotAllowed();
    return this.database.unitOfWork(async () => {
      const plan = await this.plan(viewer, lines);
      const organisations = await this.createOrganisations(councilId, plan);
      await this.createContacts(councilId, plan.contacts, organisations);
      for (const completion of plan.completed) await this.complete(completion);
      const counts = { organisations: plan.organisations.length, contacts: plan.contacts.length, completed: plan.completed.length };
      // One entry for the whole list, with its counts: each row names the day it was born by its id.
      this.audit.record(viewer, { act: 'partner.import', rowType: 'council', rowId: councilId, councilId, before: counts });
      return Object.values(counts).join('-');
    });
  }

  private async createOrganisations(councilId: string, plan: ImportPlan): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    for (const { key, name, code, category } of plan.organisations) {
      ids.set(key, await this.register.addOrganisation({ councilId, name, code, category, shortName: shortened(name) }));
    }
    return ids;
  }

  private async createContacts(councilId: string, contacts: readonly PlannedContact[], created: ReadonlyMap<string, string>): Promise<void> {
    const persons = new Map<number, string>();
    const ranks = await this.ranks(councilId);
    for (const contact of contacts) {
      const { line, organisation, person, givenName, familyName, email, phone } = contact;
      const organisationId = organisation.id ?? created.get(organisation.key);
      if (organisationId === undefined) throw new Error('A contact of the list names an organisation that was not planned.');
      const attached = person === null ? undefined : 'id' in person ? person.id : persons.get(person.line);
      const personId = attached ?? (await this.register.addPerson(givenName, familyName));
      persons.set(line, personId);
      const rank = (ranks.get(organisationId) ?? 0) + 1;
      ranks.set(organisationId, rank);
      await this.register.addContact({ councilId, organisationId, personId, jobTitle: contact.jobTitle ?? NO_JOB, rank, email, phone });
    }
  }

  private async ranks(councilId: string): Promise<Map<string, number>> {
    const query = this.database
      .read(Contact, 'contact')
      .select('contact.organisationId', 'organisationId')
      .addSelect('MAX(contact.rank)', 'last')
      .where('contact.councilId = :councilId', { councilId })
      .groupBy('contact.organisationId');
    return new Map(await this.database.rows(query, (row) => [String(row.organisationId), Number(row.last)] as const));
  }

  private async complete({ contactId, email, phone }: Completion): Promise<void> {
    const contact = await this.database.toChange(this.database.read(Contact, 'contact').where('contact.id = :contactId', { contactId }));
    contact.email ??= email;
    contact.phone ??= phone;
    await this.database.save(contact);
  }
}
