import { Injectable } from '@nestjs/common';
import { type Audience, readableBy, readerValues } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { parseId } from '../../platform/web/forms/strict.js';
import { cutPage } from '../../platform/web/list-page.js';
import { ProblemRepository, readAudience } from '../core/problem.repository.js';
import { ThreadLine } from './thread-line.entity.js';
import { ThreadSources } from './thread-sources.js';
import type { ThreadItem } from './thread-item.js';
import type { ThreadKind } from './thread-words.js';

/** A place in a thread: the instant and the id of a line. */
export interface ThreadKey {
  readonly at: string;
  readonly id: string;
}

export interface ReadLine extends ThreadKey {
  readonly kind: ThreadKind;
  readonly sourceId: string;
  readonly audience: Audience;
  readonly item: ThreadItem;
}

export interface ThreadPage {
  readonly lines: readonly ReadLine[];
  /** Where older lines go on; null at the beginning of the story. */
  readonly older: ThreadKey | null;
}

@Injectable()
export class ThreadRepository {
  constructor(
    private readonly database: Database,
    private readonly problems: ProblemRepository,
    private readonly sources: ThreadSources,
  ) {}

  /** Newest first; `before` is the last line of the page above. */
  async page(viewer: Viewer, problemId: string, before: ThreadKey | null = null, size = 20): Promise<ThreadPage> {
    await this.problems.visibleById(viewer, problemId);
    const lines = await this.lines(viewer, problemId, before, size + 1);
    const { rows, next } = cutPage(lines, size, ({ at, id }) => ({ at, id }));
    return { lines: await this.withItems(viewer, rows), older: next };
  }

  private async lines(viewer: Viewer, problemId: string, before: ThreadKey | null, limit: number): Promise<Omit<ReadLine, 'item'>[]> {
    const build = () => this.lineQuery(viewer, problemId, before, limit);
    const values = { ...readerValues(viewer), problemId, ...before };
    return this.database.prepared(`thread ${limit} ${before === null ? '' : 'before'}`, values, build).rows((row) => ({
      id: String(row.id),
      at: String(row.at),
      kind: String(row.kind) as ThreadKind,
      sourceId: String(row.sourceId),
      audience: readAudience(row),
    }));
  }

  private lineQuery(viewer: Viewer, problemId: string, before: ThreadKey | null, limit: number) {
    const query = readableBy(this.database.read(ThreadLine, 'line'), viewer)
      .select('line.id', 'id')
      .addSelect('line.at', 'at')
      .addSelect('line.kind', 'kind')
      .addSelect('line.sourceId', 'sourceId')
      .addSelect('line.audience.councilId', 'councilId')
      .addSelect('line.audience.confidentiality', 'confidentiality')
      .addSelect('line.audience.groupId', 'groupId')
      .andWhere('line.problemId = :problemId', { problemId })
      .orderBy('line.at', 'DESC')
      .addOrderBy('line.id', 'DESC')
      .limit(limit);
    return before === null ? query : query.andWhere('(line.at < :at OR (line.at = :at AND line.id < :id))', before);
  }

  private async withItems(viewer: Viewer, lines: readonly Omit<ReadLine, 'item'>[]): Promise<ReadLine[]> {
    const items = new Map<string, ThreadItem>();
    for (const kind of new Set(lines.map((line) => line.kind))) {
      const ids = lines.filter((line) => line.kind === kind).map((line) => line.sourceId);
      for (const [id, item] of await this.sources.load(viewer, kind, ids)) items.set(`${kind} ${id}`, item);
    }
    return lines.flatMap((line) => {
      const item = items.get(`${line.kind} ${line.sourceId}`);
      return item === undefined ? [] : [{ ...line, item }];
    });
  }
}

/** A key of an address, « 2026-03-03T08:00:00.000Z_<id> »; null when absent or odd: then the thread starts at its top. */
export function parseThreadKey(text: unknown): ThreadKey | null {
  const [at = '', id = ''] = typeof text === 'string' ? text.split('_') : [];
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(at) && parseId(id) !== null ? { at, id } : null;
}

export function threadKeyText(key: ThreadKey): string {
  return `${key.at}_${key.id}`;
}
