import { Injectable } from '@nestjs/common';
import type { Audience } from '../../../platform/access/audience.js';
import type { Viewer } from '../../../platform/access/viewer.js';
import { AuditEntry } from '../../../platform/audit/audit-entry.entity.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { type Reader, Readers } from '../../../councils/index.js';
import { ProblemFollowers } from '../../core/problem-followers.js';
import type { LevelledKind } from '../../core/levels/level-changes.js';
import type { LevelChoice } from './level-choices.js';

/** What a change of level would do, told before it is confirmed. */
export interface LevelPreview {
  readonly choice: LevelChoice;
  readonly now: readonly Reader[];
  readonly gained: readonly Reader[];
  readonly lost: readonly Reader[];
  /** What follows in agendas and minutes, of what this person reads. */
  readonly consequences: readonly string[];
}

@Injectable()
export class LevelPreviewQuery {
  constructor(
    private readonly database: Database,
    private readonly readers: Readers,
    private readonly followers: ProblemFollowers,
    private readonly clock: Clock,
  ) {}

  async of(viewer: Viewer, kind: LevelledKind, row: { readonly id: string; readonly audience: Audience }, choice: LevelChoice): Promise<LevelPreview> {
    const day = this.clock.today();
    const now = await this.readers.of(row.audience, day);
    const then = await this.readers.of(choice.audience, day);
    const isProblemRaised = kind === 'problem' && choice.move === 'raise';
    return {
      choice,
      now,
      gained: then.filter(isNotIn(now)),
      lost: now.filter(isNotIn(then)),
      consequences: isProblemRaised ? await this.followers.audienceForetold(viewer, row.id, choice.audience) : [],
    };
  }

  /** The last day when each person opened that row, as the journal keeps it for confidential rows; for their own readers. */
  async lastReadings(rowType: string, rowId: string): Promise<Map<string, string>> {
    const query = this.database
      .read(AuditEntry, 'entry')
      .select('entry.personId', 'personId')
      .addSelect('MAX(entry.at)', 'at')
      .where('entry.rowType = :rowType AND entry.rowId = :rowId AND entry.act = :act', { rowType, rowId, act: `${rowType}.consult` })
      .andWhere('entry.personId IS NOT NULL')
      .groupBy('entry.personId');
    return new Map(await this.database.rows(query, (row) => [String(row.personId), String(row.at)] as const));
  }
}

function isNotIn(others: readonly Reader[]): (reader: Reader) => boolean {
  const known = new Set(others.map(({ personId }) => personId));
  return ({ personId }) => !known.has(personId);
}
