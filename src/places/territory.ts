import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/clock/ids.js';
import { Database } from '../platform/database/database.js';
import { Commune } from './commune.entity.js';
import { Sector } from './sector.entity.js';
import { Zoning } from './zoning.entity.js';

/** Draws a council's territory: communes, and one or several ways of cutting it. Inside a unit of the caller. */
@Injectable()
export class Territory {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  async addCommune(councilId: string, code: string | null, name: string): Promise<string> {
    return this.add(Object.assign(new Commune(), { id: this.ids.next(), councilId, code, name, retiredOn: null }));
  }

  async addZoning(councilId: string, name: string, sectors: readonly string[]): Promise<Map<string, string>> {
    const zoningId = await this.createZoning(councilId, name);
    const ids = new Map<string, string>();
    for (const sector of sectors) ids.set(sector, await this.addSector(councilId, zoningId, sector));
    return ids;
  }

  createZoning(councilId: string, name: string): Promise<string> {
    return this.add(Object.assign(new Zoning(), { id: this.ids.next(), councilId, name, retiredOn: null }));
  }

  addSector(councilId: string, zoningId: string, name: string): Promise<string> {
    return this.add(Object.assign(new Sector(), { id: this.ids.next(), councilId, zoningId, name, retiredOn: null }));
  }

  private async add(row: Commune | Zoning | Sector): Promise<string> {
    await this.database.insert(row);
    return row.id;
  }
}
