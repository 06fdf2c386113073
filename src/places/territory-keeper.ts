import { Injectable } from '@nestjs/common';
import type { Viewer } from '../platform/access/viewer.js';
import { Audit } from '../platform/audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { isUniqueViolation } from '../platform/database/engine-quirks.js';
import { NotVisible, RuleViolation, StaleVersion } from '../platform/web/errors.js';
import { FormKeys } from '../platform/web/forms/form-keys.js';
import { parseId } from '../platform/web/forms/strict.js';
import { Commune } from './commune.entity.js';
import type { TypedCommune } from './communes.reader.js';
import { Sector } from './sector.entity.js';
import { Territory } from './territory.js';
import { Zoning } from './zoning.entity.js';

export const TERRITORY_PARTS = { commune: Commune, zoning: Zoning, sector: Sector } as const;
export type TerritoryPart = keyof typeof TERRITORY_PARTS;
export type TerritoryRow = Commune | Zoning | Sector;

export interface PartValues {
  readonly name: string;
  /** Of a commune only. */
  readonly code?: string | null;
  readonly isRetired: boolean;
}

const TAKEN: Readonly<Record<TerritoryPart, string>> = {
  commune: 'Une commune de ce conseil porte déjà ce code.',
  zoning: 'Un découpage porte déjà ce nom.',
  sector: 'Un secteur de ce découpage porte déjà ce nom.',
};

/** Redraws a council's territory. What is put aside is offered no more and still names what carries it: nothing is removed. */
@Injectable()
export class TerritoryKeeper {
  constructor(
    private readonly database: Database,
    private readonly territory: Territory,
    private readonly keys: FormKeys,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async byId(councilId: string, part: TerritoryPart, id: string): Promise<TerritoryRow> {
    if (parseId(id) === null) throw new NotVisible();
    const row = await this.one(councilId, part, id).getOne();
    if (row === null) throw new NotVisible();
    return row;
  }

  addCommunes(viewer: Viewer, councilId: string, key: string, communes: readonly TypedCommune[]): Promise<string> {
    return this.once(viewer, key, 'commune', { communes: communes.map((one) => ({ ...one })) }, async () => {
      for (const { code, name } of communes) this.record(viewer, councilId, 'commune', 'add', await this.territory.addCommune(councilId, code, name));
      return councilId;
    });
  }

  addZoning(viewer: Viewer, councilId: string, key: string, name: string, sectors: readonly string[]): Promise<string> {
    return this.once(viewer, key, 'zoning', { name, sectors: [...sectors] }, async () => {
      const zoningId = await this.territory.createZoning(councilId, name);
      this.record(viewer, councilId, 'zoning', 'add', zoningId);
      await this.writeSectors(viewer, councilId, zoningId, sectors);
      return zoningId;
    });
  }

  async addSectors(viewer: Viewer, councilId: string, key: string, zoningId: string, sectors: readonly string[]): Promise<string> {
    await this.byId(councilId, 'zoning', zoningId);
    return this.once(viewer, key, 'sector', { zoningId, sectors: [...sectors] }, async () => {
      await this.writeSectors(viewer, councilId, zoningId, sectors);
      return zoningId;
    });
  }

  /** Renames, puts aside, takes back. */
  async change(viewer: Viewer, councilId: string, part: TerritoryPart, id: string, version: number, values: PartValues): Promise<void> {
    await this.byId(councilId, part, id);
    await this.takenSaid(part, () => this.database.unitOfWork(async () => {
      const row = await this.database.toChange(this.one(councilId, part, id));
      if (row.version !== version) throw new StaleVersion();
      const retiredOn = values.isRetired ? (row.retiredOn ?? this.clock.today()) : null;
      const wanted = { name: values.name, retiredOn, ...(row instanceof Commune ? { code: values.code ?? null } : {}) };
      const before = Object.fromEntries(Object.entries(row).filter(([field, value]) => field in wanted && value !== wanted[field as keyof typeof wanted]));
      if (Object.keys(before).length === 0) return;
      await this.database.save(Object.assign(row, wanted));
      this.record(viewer, councilId, part, 'change', id, before);
    }));
  }

  private async writeSectors(viewer: Viewer, councilId: string, zoningId: string, sectors: readonly string[]): Promise<void> {
    for (const name of sectors) this.record(viewer, councilId, 'sector', 'add', await this.territory.addSector(councilId, zoningId, name));
  }

  private one(councilId: string, part: TerritoryPart, id: string) {
    return this.database.read<TerritoryRow>(TERRITORY_PARTS[part], 'part').where('part.id = :id AND part.councilId = :councilId', { id, councilId });
  }

  private record(viewer: Viewer, councilId: string, part: TerritoryPart, verb: 'add' | 'change', rowId: string, before: Readonly<Record<string, unknown>> = {}): void {
    this.audit.record(viewer, { act: `${part}.${verb}`, rowType: part, rowId, councilId, before });
  }

  private once(viewer: Viewer, key: string, part: TerritoryPart, content: object, write: () => Promise<string>): Promise<string> {
    return this.takenSaid(part, () => this.keys.once(viewer, key, content, write));
  }

  private async takenSaid<T>(part: TerritoryPart, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isUniqueViolation(error)) throw new RuleViolation('territory.taken', TAKEN[part]);
      throw error;
    }
  }
}
