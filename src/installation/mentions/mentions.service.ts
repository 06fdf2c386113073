import { Injectable } from '@nestjs/common';
import { changedFields } from '../../people/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Database } from '../../platform/database/database.js';
import { expectVersion } from '../../platform/web/errors.js';
import { SiteFacts } from '../../platform/web/site-facts.js';
import { InstallationRow } from '../installation-row.js';
import { TimeZone } from '../time-zone.js';
import type { Mentions } from './mentions.form.js';

/** What the legal pages must say of this installation, and the zone in which it tells its hours. */
@Injectable()
export class MentionsService {
  constructor(
    private readonly database: Database,
    private readonly row: InstallationRow,
    private readonly zone: TimeZone,
    private readonly site: SiteFacts,
    private readonly audit: Audit,
  ) {}

  async change(viewer: Viewer, version: number, values: Mentions): Promise<void> {
    await this.database.unitOfWork(async () => {
      const installation = await this.row.toChange();
      expectVersion(installation, version);
      const before = changedFields(installation, values);
      if (Object.keys(before).length === 0) return;
      await this.database.save(Object.assign(installation, values));
      this.audit.record(viewer, { act: 'installation.change', rowType: 'installation', rowId: installation.id, councilId: null, before });
    });
    this.zone.follow(values.timeZone);
    this.site.tell(values.accessibilityStatus);
  }
}
