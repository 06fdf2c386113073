import { Injectable } from '@nestjs/common';
import { type Audience, isBelow, readableBy, readerValues, sameAudience } from '../platform/access/audience.js';
import { currentCouncil, type Viewer } from '../platform/access/viewer.js';
import { Ids } from '../platform/clock/ids.js';
import { Database, type RawRow } from '../platform/database/database.js';
import { Place } from './place.entity.js';
import { Sector } from './sector.entity.js';
import { Zoning } from './zoning.entity.js';

export interface NamedPlace {
  readonly id: string;
  readonly name: string;
}

export interface NamedSector extends NamedPlace {
  readonly zoning: string;
  /** Put aside, or its whole zoning was: forms offer it only to what carries it. */
  readonly isRetired: boolean;
}

/** Sectors of a council and the places that its problems name. */
@Injectable()
export class Places {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  /** Those put aside included: they still name problems. */
  sectorsOf(councilId: string): Promise<NamedSector[]> {
    const build = () =>
      this.database
        .read(Sector, 'sector')
        .innerJoin(Zoning, 'zoning', 'zoning.id = sector.zoningId')
        .select('sector.id', 'id')
        .addSelect('sector.name', 'name')
        .addSelect('zoning.name', 'zoning')
        .addSelect('COALESCE(sector.retiredOn, zoning.retiredOn)', 'retiredOn')
        .where('sector.councilId = :councilId', { councilId })
        .orderBy('sector.name')
        .addOrderBy('zoning.name');
    return this.database.prepared('sectors of a council', { councilId }, build).rows(namedSector);
  }

  /** Places of the current council that the viewer may know, for suggestions. */
  readableOf(viewer: Viewer): Promise<NamedPlace[]> {
    const query = this.database
      .read(Place, 'place')
      .select('place.id', 'id')
      .addSelect('place.name', 'name')
      .where('place.audience.councilId = :councilId', { councilId: currentCouncil(viewer) });
    return this.database.rows(readableBy(query, viewer).orderBy('place.name'), named);
  }

  /** Readable names of the places given; a place that the viewer may not know is left out. */
  async namesFor(viewer: Viewer, ids: readonly (string | null)[]): Promise<Map<string, string>> {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    if (wanted.length === 0) return new Map();
    const build = () => {
      const query = this.database.read(Place, 'place').select('place.id', 'id').addSelect('place.name', 'name');
      return readableBy(query.where('place.id IN (:...wanted)', { wanted }), viewer);
    };
    const places = await this.database.prepared('place names', { ...readerValues(viewer), wanted }, build).rows(named);
    return new Map(places.map(({ id, name }) => [id, name]));
  }

  /** Inside a unit: the place of that name with exactly these readers, made when there is none. */
  async findOrCreate(audience: Audience, name: string, sectorId: string | null = null): Promise<string> {
    const candidates = await this.database
      .read(Place, 'place')
      .where('place.audience.councilId = :councilId AND place.name = :name', { councilId: audience.councilId, name })
      .getMany();
    const known = candidates.find((place) => sameAudience(place.audience, audience));
    return known?.id ?? this.insert(audience, name, sectorId, null);
  }

  /** Inside a unit: the same place for the readers of a higher level; the same row when it already stands there or on another line. */
  async raised(id: string, level: Audience): Promise<string> {
    const place = await this.database.read(Place, 'place').where('place.id = :id', { id }).getOne();
    if (place === null || sameAudience(place.audience, level) || !isBelow(place.audience, level)) return id;
    const { name, sectorId, communeId } = place;
    const twins = await this.database
      .read(Place, 'place')
      .where('place.audience.councilId = :councilId AND place.name = :name', { councilId: level.councilId, name })
      .getMany();
    const twin = twins.find(({ audience }) => sameAudience(audience, level));
    return twin?.id ?? this.insert(level, name, sectorId, communeId);
  }

  private async insert(audience: Audience, name: string, sectorId: string | null, communeId: string | null): Promise<string> {
    const id = this.ids.next();
    await this.database.insert(Object.assign(new Place(), { id, audience: { ...audience }, communeId, sectorId, name }));
    return id;
  }
}

function named(row: RawRow): NamedPlace {
  return { id: String(row.id), name: String(row.name) };
}

function namedSector(row: RawRow): NamedSector {
  return { ...named(row), zoning: String(row.zoning), isRetired: row.retiredOn !== null };
}
