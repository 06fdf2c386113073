import { Injectable } from '@nestjs/common';
import type { Audience } from '../platform/access/audience.js';
import { Sequences } from '../platform/database/sequences.js';
import type { Body } from './body.entity.js';
import { Councils } from './councils.js';

export type ReferenceKind = 'problem' | 'action' | 'meeting' | 'decision';

const LETTER: Readonly<Record<ReferenceKind, string>> = { problem: '', action: 'A', meeting: 'R', decision: 'D' };
const DIGITS: Readonly<Record<ReferenceKind, number>> = { problem: 3, action: 3, meeting: 2, decision: 3 };

/**
 * `VAL-2026-014`, `VAL-2026-A031`, `VAL-2026-R05`, `VAL-2026-D012`. Rows of a group and of the restricted formation count in
 * series of their own (`VAL-T-2026-003`), so that a gap in a series betrays nothing. The series follows the level at birth.
 */
@Injectable()
export class References {
  constructor(
    private readonly councils: Councils,
    private readonly sequences: Sequences,
  ) {}

  async next(level: Audience, kind: ReferenceKind, year: number): Promise<string> {
    const isPlain = level.groupId === null && level.confidentiality !== 'restricted';
    const series = isPlain ? '' : (await this.councils.bodyOfLevel(level)).series;
    return this.number(level.councilId, series, kind, year);
  }

  /** Meetings follow their body: an ad hoc body of level members counts in the council's plain series. */
  async nextMeeting(body: Body, year: number): Promise<string> {
    return this.number(body.councilId, body.level === 'members' ? '' : body.series, 'meeting', year);
  }

  private async number(councilId: string, series: string, kind: ReferenceKind, year: number): Promise<string> {
    const { code } = await this.councils.byId(councilId);
    const rank = await this.sequences.next(`${councilId}:${kind}:${series}:${year}`);
    const number = `${LETTER[kind]}${String(rank).padStart(DIGITS[kind], '0')}`;
    return [code, series, String(year), number].filter((part) => part !== '').join('-');
  }
}
