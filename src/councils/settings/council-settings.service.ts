import { Injectable } from '@nestjs/common';
import { changedFields } from '../../people/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Database } from '../../platform/database/database.js';
import { isUniqueViolation } from '../../platform/database/engine-quirks.js';
import { expectVersion, RuleViolation } from '../../platform/web/errors.js';
import { administeredCouncil } from '../administered.js';
import { Council } from '../council.entity.js';
import { RulesOfProcedure } from '../rules-of-procedure.entity.js';

export type Identity = Pick<
  Council,
  'code' | 'name' | 'fullName' | 'tint' | 'population' | 'territoryCode' | 'hasPriorityDistrict' | 'reminderOffsets' | 'dpoContact'
>;

export type Rules = Omit<RulesOfProcedure, 'id' | 'councilId' | 'version'>;

const CODE_TAKEN = 'Un autre conseil de cette installation porte déjà ce sigle.';

/** What a council says of itself, and the rules that it copies from its own text. */
@Injectable()
export class CouncilSettings {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Once a reference was given, the code that begins it stays. */
  async isCodeFixed(councilId: string): Promise<boolean> {
    const [row] = await this.database.sql('SELECT COUNT(*) AS found FROM sequence WHERE name LIKE :names', { names: `${councilId}:%` });
    return Number(row?.found) > 0;
  }

  async change(viewer: Viewer, version: number, values: Identity): Promise<void> {
    const councilId = administeredCouncil(viewer);
    try {
      await this.database.unitOfWork(() => this.write(viewer, councilId, version, values));
    } catch (error) {
      if (isUniqueViolation(error)) throw new RuleViolation('council.codeTaken', CODE_TAKEN);
      throw error;
    }
  }

  async changeRules(viewer: Viewer, version: number, values: Rules): Promise<void> {
    const councilId = administeredCouncil(viewer);
    await this.database.unitOfWork(async () => {
      const rules = await this.database.toChange(this.database.read(RulesOfProcedure, 'rules').where('rules.councilId = :councilId', { councilId }));
      expectVersion(rules, version);
      const before = changedFields(rules, values);
      if (Object.keys(before).length === 0) return;
      await this.database.save(Object.assign(rules, values));
      this.audit.record(viewer, { act: 'rules.change', rowType: 'rules_of_procedure', rowId: rules.id, councilId, before });
    });
  }

  private async write(viewer: Viewer, councilId: string, version: number, values: Identity): Promise<void> {
    const council = await this.database.toChange(this.database.read(Council, 'council').where('council.id = :councilId', { councilId }));
    expectVersion(council, version);
    if (values.code !== council.code && (await this.isCodeFixed(councilId))) {
      throw new RuleViolation('council.codeFixed', 'Des références portent déjà ce sigle\u00a0: il ne change plus.');
    }
    const before = changedFields(council, values);
    if (Object.keys(before).length === 0) return;
    await this.database.save(Object.assign(council, values));
    this.audit.record(viewer, { act: 'council.change', rowType: 'council', rowId: councilId, councilId, before });
  }
}
