import { Injectable } from '@nestjs/common';
import { Contact, Organisation } from '../../people/index.js';
import { currentCouncil, type Viewer } from '../../platform/access/viewer.js';
import { Database, type RawRow } from '../../platform/database/database.js';
import { ActionRepository } from '../../problems/index.js';

/** Why no mail can reach an organisation that is asked for something. */
export type Unreachable = 'left' | 'nobody' | 'no-address' | 'bounced';

export interface UnreachablePartner {
  readonly id: string;
  readonly name: string;
  readonly why: Unreachable;
  /** Open actions of level members or below, the only ones that a mail would name. */
  readonly openActions: number;
}

const MOST = 20;
const HERE = 'contact.organisationId = organisation.id AND contact.endedOn IS NULL';

/** Organisations with open actions and no correspondent that a mail reaches (no address, address that fails, departure). */
@Injectable()
export class UnreachablePartnersQuery {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionRepository,
  ) {}

  async of(viewer: Viewer): Promise<UnreachablePartner[]> {
    const silent = await this.withoutAddress(viewer);
    if (silent.length === 0) return [];
    const counts = await this.openActions(viewer, silent.map(({ id }) => id));
    return silent.flatMap((one) => {
      const openActions = counts.get(one.id) ?? 0;
      return openActions === 0 ? [] : [{ ...one, openActions }];
    }).slice(0, MOST);
  }

  /** The few that no mail reaches, before any action is counted. */
  private withoutAddress(viewer: Viewer): Promise<Omit<UnreachablePartner, 'openActions'>[]> {
    const query = this.database
      .read(Organisation, 'organisation')
      .leftJoin(Contact, 'contact', HERE)
      .select('organisation.id', 'id')
      .addSelect('organisation.name', 'name')
      .addSelect('organisation.sortKey', 'sort_key')
      .addSelect('organisation.endedOn', 'endedOn')
      .addSelect('COUNT(contact.id)', 'contacts')
      .addSelect('COUNT(contact.email)', 'addresses')
      .where('organisation.councilId = :councilId', { councilId: currentCouncil(viewer) })
      .groupBy('organisation.id')
      .addGroupBy('organisation.name')
      .addGroupBy('organisation.sortKey')
      .addGroupBy('organisation.endedOn')
      .having('organisation.endedOn IS NOT NULL OR COUNT(CASE WHEN contact.email IS NOT NULL AND contact.bouncedOn IS NULL THEN 1 END) = 0')
      .orderBy('organisation.sortKey');
    return this.database.rows(query, (row) => ({ id: String(row.id), name: String(row.name), why: whyOf(row) }));
  }

  private async openActions(viewer: Viewer, organisationIds: readonly string[]): Promise<Map<string, number>> {
    const query = this.actions
      .visibleTo(viewer)
      .innerJoin('contribution', 'part', 'part.actionId = action.id AND part.withdrawnOn IS NULL')
      .select('part.organisationId', 'organisationId')
      .addSelect('COUNT(DISTINCT action.id)', 'number')
      .andWhere("action.state = 'open' AND action.audience.confidentiality IN ('public', 'members')")
      .andWhere('part.organisationId IN (:...organisationIds)', { organisationIds: [...organisationIds] })
      .groupBy('part.organisationId');
    return new Map(await this.database.rows(query, (row) => [String(row.organisationId), Number(row.number)] as const));
  }
}

function whyOf(row: RawRow): Unreachable {
  if (row.endedOn !== null) return 'left';
  if (Number(row.contacts) === 0) return 'nobody';
  return Number(row.addresses) === 0 ? 'no-address' : 'bounced';
}
