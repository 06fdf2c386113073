import { Injectable } from '@nestjs/common';
import { type Audience, readableBy, sameAudience } from '../platform/access/audience.js';
import { currentCouncil, type Viewer } from '../platform/access/viewer.js';
import { Ids } from '../platform/clock/ids.js';
import { Database, type RawRow } from '../platform/database/database.js';
import { Place } from './place.entity.js';
import { Sector } from './sector.entity.js';

export interface NamedPlace {
  readonly id: string;
  readonly name: string;
}

/** Sectors of a council and the places that its problems name. */
@Injectable()
export class Places {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  sectorsOf(councilId: string): Promise<NamedPlace[]> {
    const query = this.database
      .read(Sector, 'sector')
      .select('sector.id', 'id')
      .addSelect('sector.name', 'name')
      .where('sector.councilId = :councilId', { councilId })
      .orderBy('sector.name');
    return this.database.rows(query, named);
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
    const query = this.database
      .read(Place, 'place')
      .select('place.id', 'id')
      .addSelect('place.name', 'name')
      .where('place.id IN (:...wanted)', { wanted });
    const places = await this.database.rows(readableBy(query, viewer), named);
    return new Map(places.map(({ id, name }) => [id, name]));
  }

  /** Inside a unit: the place of that name with exactly these readers, made when there is none. */
  async findOrCreate(audience: Audience, name: string, sectorId: string | null = null): Promise<string> {
    const candidates = await this.database
      .read(Place, 'place')
      .where('place.audience.councilId = :councilId AND place.name = :name', { councilId: audience.councilId, name })
      .getMany();
    const known = candidates.find((place) => sameAudience(place.audience, audience));
    if (known !== undefined) return known.id;
    const id = this.ids.next();
    await this.database.insert(Object.assign(new Place(), { id, audience: { ...audience }, communeId: null, sectorId, name }));
    return id;
  }
}

function named(row: RawRow): NamedPlace {
  return { id: String(row.id), name: String(row.name) };
}
