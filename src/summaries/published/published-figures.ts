import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { QuarterFigures } from '../figures/quarter-figures.js';
import type { SummaryContent } from '../summary-content.js';
import { SummaryVersion } from './summary-version.entity.js';

/** The figures as they were published, for the quarters that compare themselves with them. */
@Injectable()
export class PublishedFigures {
  constructor(private readonly database: Database) {}

  async of(councilId: string, quarter: string): Promise<QuarterFigures | null> {
    const version = await this.database
      .read(SummaryVersion, 'version')
      .where('version.councilId = :councilId AND version.quarter = :quarter', { councilId, quarter })
      .orderBy('version.number', 'DESC')
      .getOne();
    return version === null ? null : contentOf(version).numbers;
  }
}

export function contentOf(version: Pick<SummaryVersion, 'content'>): SummaryContent {
  return JSON.parse(version.content) as SummaryContent;
}
