import { Injectable } from '@nestjs/common';
import { currentCouncil, type Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { NotVisible } from '../../platform/web/errors.js';
import { maySeeDraft } from '../summary.rules.js';
import { Summary } from '../summary.entity.js';

/** Summaries being prepared in the current council, for those who prepare or publish them; absent for anybody else. */
@Injectable()
export class SummaryDrafts {
  constructor(private readonly database: Database) {}

  visibleTo(viewer: Viewer) {
    const councilId = currentCouncil(viewer);
    const query = this.database.read(Summary, 'summary').where('summary.councilId = :councilId', { councilId });
    return maySeeDraft(viewer, councilId) ? query : query.andWhere('1 = 0');
  }

  list(viewer: Viewer): Promise<Summary[]> {
    return this.visibleTo(viewer).andWhere("summary.state = 'draft'").orderBy('summary.quarter', 'DESC').limit(40).getMany();
  }

  ofQuarter(viewer: Viewer, quarter: string): Promise<Summary | null> {
    return this.visibleTo(viewer).andWhere('summary.quarter = :quarter', { quarter }).getOne();
  }

  /** Quarters that have a summary already: a draft is computed again on its own page, what is published no more. */
  async begunQuarters(viewer: Viewer): Promise<ReadonlySet<string>> {
    const query = this.visibleTo(viewer).select('summary.quarter', 'quarter');
    return new Set(await this.database.rows(query, (row) => String(row.quarter)));
  }

  async draftOf(viewer: Viewer, quarter: string): Promise<Summary> {
    const summary = await this.ofQuarter(viewer, quarter);
    if (summary === null || summary.state !== 'draft') throw new NotVisible();
    return summary;
  }

  toChange(viewer: Viewer, quarter: string): Promise<Summary> {
    return this.database.toChange(this.visibleTo(viewer).andWhere('summary.quarter = :quarter', { quarter }));
  }

  toChangeIfAny(viewer: Viewer, quarter: string): Promise<Summary | null> {
    return this.database.toChangeIfAny(this.visibleTo(viewer).andWhere('summary.quarter = :quarter', { quarter }));
  }
}
