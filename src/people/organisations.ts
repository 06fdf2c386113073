import { Injectable } from '@nestjs/common';
import { Database, type RawRow } from '../platform/database/database.js';
import { textOrNull } from '../platform/database/raw-values.js';
import { NotVisible } from '../platform/web/errors.js';
import { Organisation } from './organisation.entity.js';

export interface OrganisationName {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  /** Rank of its category in the list of partner categories, from 1. */
  readonly category: number;
}

/** An organisation as its own page and its form show it. */
export interface OrganisationCard extends OrganisationName {
  readonly presentation: string | null;
  readonly phone: string | null;
  readonly endedOn: string | null;
  readonly version: number;
}

/** The partners of a council, by name. Their existence is known to every member; what they do is read elsewhere. */
@Injectable()
export class Organisations {
  constructor(private readonly database: Database) {}

  /** In alphabetical order, those that left put aside. */
  ofCouncil(councilId: string): Promise<OrganisationName[]> {
    const build = () =>
      this.selection().where('organisation.councilId = :councilId', { councilId }).andWhere('organisation.endedOn IS NULL').orderBy('organisation.sortKey');
    return this.database.prepared('organisations of a council', { councilId }, build).rows(nameOf);
  }

  async byId(councilId: string, id: string): Promise<OrganisationName> {
    const build = () => this.selection().where('organisation.councilId = :councilId AND organisation.id = :id', { councilId, id });
    const [found] = await this.database.prepared('organisation by id', { councilId, id }, build).rows(nameOf);
    if (found === undefined) throw new NotVisible();
    return found;
  }

  async cardById(councilId: string, id: string): Promise<OrganisationCard> {
    const query = this.selection().where('organisation.councilId = :councilId AND organisation.id = :id', { councilId, id });
    query.addSelect('organisation.presentation', 'presentation').addSelect('organisation.phone', 'phone');
    const [found] = await this.database.rows(query.addSelect('organisation.endedOn', 'endedOn').addSelect('organisation.version', 'version'), cardOf);
    if (found === undefined) throw new NotVisible();
    return found;
  }

  /** Those that left, the last to leave first. */
  async formerOf(councilId: string): Promise<(OrganisationName & { readonly endedOn: string })[]> {
    const query = this.selection().addSelect('organisation.endedOn', 'endedOn').where('organisation.councilId = :councilId', { councilId }).andWhere('organisation.endedOn IS NOT NULL');
    return this.database.rows(query.orderBy('organisation.endedOn', 'DESC').addOrderBy('organisation.sortKey'), (row) => ({ ...nameOf(row), endedOn: String(row.endedOn) }));
  }

  async names(ids: readonly (string | null)[]): Promise<Map<string, OrganisationName>> {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    if (wanted.length === 0) return new Map();
    const build = () => this.selection().where('organisation.id IN (:...wanted)', { wanted });
    const found = await this.database.prepared('organisation names', { wanted }, build).rows(nameOf);
    return new Map(found.map((name) => [name.id, name]));
  }

  private selection() {
    return this.database
      .read(Organisation, 'organisation')
      .select('organisation.id', 'id')
      .addSelect('organisation.code', 'code')
      .addSelect('organisation.name', 'name')
      .addSelect('organisation.shortName', 'shortName')
      .addSelect('organisation.category', 'category');
  }
}

function nameOf(row: RawRow): OrganisationName {
  return {
    id: String(row.id),
    code: String(row.code),
    name: String(row.name),
    shortName: String(row.shortName),
    category: Number(row.category),
  };
}

function cardOf(row: RawRow): OrganisationCard {
  return {
    ...nameOf(row),
    presentation: textOrNull(row.presentation),
    phone: textOrNull(row.phone),
    endedOn: textOrNull(row.endedOn),
    version: Number(row.version),
  };
}
