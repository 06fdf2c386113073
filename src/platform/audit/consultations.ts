import { Injectable } from '@nestjs/common';
import { type Audience, isConfidential } from '../access/audience.js';
import type { Viewer } from '../access/viewer.js';
import { instantOf } from '../clock/calendar.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Audit } from './audit.js';
import { AuditEntry } from './audit-entry.entity.js';

/** Opening one `restricted` or `group` row is itself an act: recorded once a person and day, never for lists. */
@Injectable()
export class Consultations {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async consulted(viewer: Viewer, rowType: string, row: { readonly id: string; readonly audience: Audience }): Promise<void> {
    if (!isConfidential(row) || (await this.alreadyToday(viewer, rowType, row.id))) return;
    const { councilId, confidentiality: level } = row.audience;
    await this.database.unitOfWork(async () => {
      this.audit.record(viewer, { act: `${rowType}.consult`, rowType, rowId: row.id, councilId, level });
    });
  }

  private async alreadyToday(viewer: Viewer, rowType: string, rowId: string): Promise<boolean> {
    const today = instantOf(this.clock.today(), '00:00');
    const found = await this.database
      .read(AuditEntry, 'entry')
      .select('entry.id', 'id')
      .where('entry.rowType = :rowType AND entry.rowId = :rowId', { rowType, rowId })
      .andWhere('entry.act = :act AND entry.at >= :today', { act: `${rowType}.consult`, today })
      .andWhere('entry.accountId = :accountId', { accountId: viewer.accountId ?? '' })
      .limit(1)
      .getRawOne<{ id: string }>();
    return found !== undefined;
  }
}
