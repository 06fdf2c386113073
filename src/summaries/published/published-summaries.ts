import { Injectable } from '@nestjs/common';
import { currentCouncil, mayHere, type Viewer } from '../../platform/access/viewer.js';
import { Database, type RawRow } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import { StoredFiles } from '../../platform/files/stored-files.js';
import { NotVisible } from '../../platform/web/errors.js';
import type { SummaryContent } from '../summary-content.js';
import { SummaryVersion } from './summary-version.entity.js';

/** A summary as it was frozen. */
export interface PublishedSummary {
  readonly versionId: string;
  readonly quarter: string;
  readonly number: number;
  readonly publishedAt: string;
  readonly hash: string;
  /** Its PDF, null for the moment that its making takes. */
  readonly fileId: string | null;
  readonly content: SummaryContent;
}

/**
 * `publishedSummaries`: what members and elected readers alike may read of their current council. The named query beside
 * `readableBy` that model.md 2 asks for: an elected reader reads no level, and every published summary.
 */
@Injectable()
export class PublishedSummaries {
  constructor(
    private readonly database: Database,
    private readonly files: StoredFiles,
  ) {}

  /** Newest quarter first, from the one before `before`. */
  async page(viewer: Viewer, before: string | null, limit: number): Promise<readonly PublishedSummary[]> {
    const query = this.query(viewer).orderBy('version.quarter', 'DESC').limit(limit);
    if (before !== null) query.andWhere('version.quarter < :before', { before });
    return this.database.rows(query, readPublished);
  }

  async latest(viewer: Viewer): Promise<PublishedSummary | null> {
    return (await this.page(viewer, null, 1))[0] ?? null;
  }

  async ofQuarter(viewer: Viewer, quarter: string): Promise<PublishedSummary | null> {
    const values = { councilId: currentCouncil(viewer), quarter };
    const build = () => this.query(viewer).andWhere('version.quarter = :quarter', { quarter });
    return (await this.database.prepared(`summary of a quarter ${mayHere(viewer, 'summary.view')}`, values, build).rows(readPublished))[0] ?? null;
  }

  async pdfOf(viewer: Viewer, quarter: string): Promise<Buffer> {
    const summary = await this.ofQuarter(viewer, quarter);
    if (summary === null || summary.fileId === null) throw new NotVisible();
    return this.files.bytesOf(summary.fileId);
  }

  /** The last version of each quarter. */
  private query(viewer: Viewer) {
    const newer = 'SELECT 1 FROM summary_version newer WHERE newer.summary_id = version.summaryId AND newer.number > version.number';
    const query = this.database
      .read(SummaryVersion, 'version')
      .select('version.id', 'versionId')
      .addSelect('version.quarter', 'quarter')
      .addSelect('version.number', 'number')
      .addSelect('version.publishedAt', 'publishedAt')
      .addSelect('version.hash', 'hash')
      .addSelect('version.fileId', 'fileId')
      .addSelect('version.content', 'content')
      .where('version.councilId = :councilId', { councilId: currentCouncil(viewer) })
      .andWhere(`NOT EXISTS (${newer})`);
    return mayHere(viewer, 'summary.view') ? query : query.andWhere('1 = 0');
  }
}

function readPublished(row: RawRow): PublishedSummary {
  return {
    versionId: String(row.versionId),
    quarter: String(row.quarter),
    number: Number(row.number),
    publishedAt: String(row.publishedAt),
    hash: String(row.hash),
    fileId: textOrNull(row.fileId),
    content: JSON.parse(String(row.content)) as SummaryContent,
  };
}
