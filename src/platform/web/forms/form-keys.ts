import { Injectable } from '@nestjs/common';
import { canonicalJson, sha256 } from '../../formatting/canonical-json.js';
import type { Viewer } from '../../access/viewer.js';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { isUniqueViolation } from '../../database/engine-quirks.js';
import { RuleViolation } from '../errors.js';
import { UsedFormKey } from './used-form-key.entity.js';

/** Makes a creating form happen once: a double click, the back button or a retry answers the first result. */
@Injectable()
export class FormKeys {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `create` runs inside the unit that keeps the key; it answers the id of what it made. */
  async once(viewer: Viewer, key: string, content: object, create: () => Promise<string>): Promise<string> {
    const bodyHash = sha256(canonicalJson(content));
    const known = await this.find(viewer, key, bodyHash);
    if (known !== null) return known;
    try {
      return await this.database.unitOfWork(async () => {
        const result = await create();
        const used = { id: key, accountId: viewer.accountId, bodyHash, result, usedAt: this.clock.now() };
        await this.database.insert(Object.assign(new UsedFormKey(), used));
        return result;
      });
    } catch (error) {
      const first = isUniqueViolation(error) ? await this.find(viewer, key, bodyHash) : null;
      if (first === null) throw error;
      return first;
    }
  }

  private async find(viewer: Viewer, key: string, bodyHash: string): Promise<string | null> {
    const used = await this.database.read(UsedFormKey, 'used').where('used.id = :key', { key }).getOne();
    if (used === null) return null;
    if (used.bodyHash === bodyHash && used.accountId === viewer.accountId) return used.result;
    throw new RuleViolation('form.usedTwice', 'Ce formulaire a déjà servi pour autre chose. Ouvrez-le de nouveau.');
  }
}
