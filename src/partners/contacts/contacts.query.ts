import { Injectable } from '@nestjs/common';
import { CharterSignature, validSignature } from '../../councils/index.js';
import { Contact, Person } from '../../people/index.js';
import { currentCouncil, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type RawRow } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import { NotVisible } from '../../platform/web/errors.js';
import { parseId } from '../../platform/web/forms/strict.js';

export interface PartnerContact {
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly bouncedOn: string | null;
  readonly endedOn: string | null;
  readonly version: number;
}

/** The correspondents of the current council and their charters. Professional contacts only. */
@Injectable()
export class ContactsQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** In the order of each organisation: the first is the one to call. */
  ofCouncil(viewer: Viewer): Promise<PartnerContact[]> {
    const build = () => this.contacts(viewer).andWhere('contact.endedOn IS NULL');
    return this.database.prepared('contacts of a council', { councilId: currentCouncil(viewer) }, build).rows(contactOf);
  }

  /** Those who act for it and those who did, the former last. */
  async ofOrganisation(viewer: Viewer, organisationId: string): Promise<{ readonly current: PartnerContact[]; readonly former: PartnerContact[] }> {
    const build = () => this.contacts(viewer).andWhere('contact.organisationId = :organisationId', { organisationId });
    const all = await this.database.prepared('contacts of one', { councilId: currentCouncil(viewer), organisationId }, build).rows(contactOf);
    return { current: all.filter(({ endedOn }) => endedOn === null), former: all.filter(({ endedOn }) => endedOn !== null) };
  }

  async byId(viewer: Viewer, organisationId: string, id: string): Promise<PartnerContact> {
    if (parseId(id) === null) throw new NotVisible();
    const query = this.contacts(viewer).andWhere('contact.id = :id AND contact.organisationId = :organisationId', { id, organisationId });
    const [found] = await this.database.rows(query, contactOf);
    if (found === undefined) throw new NotVisible();
    return found;
  }

  /** Day of the last signature that still counts, of each person and organisation asked about; absent when there is none. */
  async signatures(viewer: Viewer, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const values = { councilId: currentCouncil(viewer), ids: [...ids], day: this.clock.today() };
    const build = () =>
      this.database
        .read(CharterSignature, 'signature')
        .select('COALESCE(signature.personId, signature.organisationId)', 'signatory')
        .addSelect('MAX(signature.signedOn)', 'signedOn')
        .where('signature.councilId = :councilId', { councilId: values.councilId })
        .andWhere('(signature.personId IN (:...ids) OR signature.organisationId IN (:...ids))', { ids: values.ids })
        .andWhere(validSignature('signature.councilId', 'signature.charterId', 'signature.signedOn'), { day: values.day })
        .groupBy('COALESCE(signature.personId, signature.organisationId)');
    return new Map(await this.database.prepared('last signatures', values, build).rows((row) => [String(row.signatory), String(row.signedOn)] as const));
  }

  private contacts(viewer: Viewer) {
    return this.database
      .read(Contact, 'contact')
      .innerJoin(Person, 'person', 'person.id = contact.personId')
      .select('contact.id', 'id')
      .addSelect('contact.organisationId', 'organisationId')
      .addSelect('contact.personId', 'personId')
      .addSelect('contact.jobTitle', 'jobTitle')
      .addSelect('contact.email', 'email')
      .addSelect('contact.phone', 'phone')
      .addSelect('contact.bouncedOn', 'bouncedOn')
      .addSelect('contact.endedOn', 'endedOn')
      .addSelect('contact.version', 'version')
      .addSelect('person.givenName', 'givenName')
      .addSelect('person.familyName', 'familyName')
      .where('contact.councilId = :councilId', { councilId: currentCouncil(viewer) })
      .orderBy('contact.rank')
      .addOrderBy('contact.id');
  }
}

function contactOf(row: RawRow): PartnerContact {
  return {
    id: String(row.id),
    organisationId: String(row.organisationId),
    personId: String(row.personId),
    givenName: String(row.givenName),
    familyName: String(row.familyName),
    name: `${String(row.givenName)} ${String(row.familyName)}`,
    jobTitle: String(row.jobTitle),
    email: textOrNull(row.email),
    phone: textOrNull(row.phone),
    bouncedOn: textOrNull(row.bouncedOn),
    endedOn: textOrNull(row.endedOn),
    version: Number(row.version),
  };
}
