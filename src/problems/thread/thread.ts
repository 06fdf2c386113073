import { Injectable } from '@nestjs/common';
import { type Audience, isBelow, levelsBelow } from '../../platform/access/audience.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database, type RawRow } from '../../platform/database/database.js';
import { readAudience, readTitle, titleColumns } from '../core/problem.repository.js';
import { Problem } from '../core/problem.entity.js';
import { ThreadLine } from './thread-line.entity.js';
import { ThreadSources } from './thread-sources.js';
import type { ThreadKind } from './thread-words.js';

export interface NewLine {
  readonly problemId: string;
  readonly at: string;
  readonly kind: ThreadKind;
  readonly sourceId: string;
  readonly audience: Audience;
  /** Whether it breaks the silence of the problem; a fact never does, other kinds do unless told. */
  readonly isNews?: boolean;
}

/**
 * Writes the lines of a problem's thread, in the unit of their owner. The date of the last news moves by an UPDATE of its own,
 * so that a note makes no form stale: whoever changes the problem in the same unit saves it first.
 */
@Injectable()
export class Thread {
  constructor(
    private readonly database: Database,
    private readonly sources: ThreadSources,
    private readonly ids: Ids,
  ) {}

  async add(line: NewLine): Promise<void> {
    const { problemId, at, kind, sourceId, audience } = line;
    await this.database.insert(Object.assign(new ThreadLine(), { id: this.ids.next(), problemId, at, kind, sourceId, audience }));
    if (!(line.isNews ?? kind !== 'fact')) return;
    // What some readers of the problem may not read is no news to them: the date is the same for all.
    if (!isBelow(audience, await this.audienceOf(problemId))) return;
    await this.database.changeAll(Problem, { lastNewsAt: at }, `"id" = :problemId and "last_news_at" < :at`, { problemId, at });
  }

  /** A reply taken back: its lines go, and the last news is what was said before. */
  async remove(sourceId: string): Promise<void> {
    const lines = await this.database.allToChange(this.database.read(ThreadLine, 'line').where('line.sourceId = :sourceId', { sourceId }));
    for (const line of lines) {
      await this.database.remove(line);
      const lastNewsAt = await this.lastNewsOf(line.problemId);
      if (lastNewsAt !== null) await this.database.changeAll(Problem, { lastNewsAt }, `"id" = :problemId`, { problemId: line.problemId });
    }
  }

  /** A level moved: what every reader of the problem may read is counted again; with nothing left, it is as on its first day. */
  async recount(problemId: string): Promise<void> {
    const problem = await this.database.read(Problem, 'problem').where('problem.id = :problemId', { problemId }).getOne();
    if (problem === null) return;
    const lastNewsAt = (await this.lastNewsOf(problemId)) ?? problem.createdAt;
    await this.database.changeAll(Problem, { lastNewsAt }, `"id" = :problemId`, { problemId });
  }

  /** The lines of these sources, and of this problem, that stand below a level take it; those of other readers keep theirs. */
  async raise(where: { readonly problemId: string } | { readonly sourceId: string }, level: Audience): Promise<void> {
    const lower = levelsBelow(level);
    if (lower.length === 0) return;
    const owner = 'problemId' in where ? `"problem_id" = :problemId` : `"source_id" = :sourceId`;
    await this.database.changeAll(ThreadLine, { audience: level }, `${owner} and "confidentiality" in (:...lower)`, { ...where, lower });
  }

  /** The one line of a source that was opened to more readers. */
  async lower(sourceId: string, level: Audience): Promise<void> {
    await this.database.changeAll(ThreadLine, { audience: level }, `"source_id" = :sourceId`, { sourceId });
  }

  private async lastNewsOf(problemId: string): Promise<string | null> {
    const audience = await this.audienceOf(problemId);
    const query = this.database
      .read(ThreadLine, 'line')
      .select('line.at', 'at')
      .addSelect('line.kind', 'kind')
      .addSelect('line.sourceId', 'sourceId')
      .addSelect('line.audience.councilId', 'councilId')
      .addSelect('line.audience.confidentiality', 'confidentiality')
      .addSelect('line.audience.groupId', 'groupId')
      .where(`line.problemId = :problemId AND line.kind <> 'fact'`, { problemId })
      .orderBy('line.at', 'DESC');
    for (const line of await this.database.rows(query, newsLine)) {
      if (isBelow(line.audience, audience) && (await this.sources.isNews(line.kind, line.sourceId))) return line.at;
    }
    return null;
  }

  private async audienceOf(problemId: string): Promise<Audience> {
    const query = titleColumns(this.database.read(Problem, 'problem')).where('problem.id = :problemId', { problemId });
    const [problem] = await this.database.rows(query, readTitle);
    if (problem === undefined) throw new Error('A line of a thread needs its problem.');
    return problem.audience;
  }
}

function newsLine(row: RawRow) {
  return { at: String(row.at), kind: String(row.kind) as ThreadKind, sourceId: String(row.sourceId), audience: readAudience(row) };
}
