import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Commune } from './commune.entity.js';
import { Sector } from './sector.entity.js';
import { Zoning } from './zoning.entity.js';

export interface DrawnZoning {
  readonly zoning: Zoning;
  readonly sectors: readonly Sector[];
}

/** A council's whole territory, what was put aside included. */
@Injectable()
export class TerritoryQuery {
  constructor(private readonly database: Database) {}

  communes(councilId: string): Promise<Commune[]> {
    return this.database.read(Commune, 'commune').where('commune.councilId = :councilId', { councilId }).orderBy('commune.name').addOrderBy('commune.id').getMany();
  }

  async zonings(councilId: string): Promise<DrawnZoning[]> {
    const [zonings, sectors] = await Promise.all([
      this.database.read(Zoning, 'zoning').where('zoning.councilId = :councilId', { councilId }).orderBy('zoning.name').getMany(),
      this.database.read(Sector, 'sector').where('sector.councilId = :councilId', { councilId }).orderBy('sector.name').getMany(),
    ]);
    return zonings.map((zoning) => ({ zoning, sectors: sectors.filter(({ zoningId }) => zoningId === zoning.id) }));
  }
}
