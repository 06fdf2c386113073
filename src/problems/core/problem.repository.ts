import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { Audience, audience, type Confidentiality, readableBy, readerValues } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database, type RawRow } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import { NotVisible } from '../../platform/web/errors.js';
import { parseId } from '../../platform/web/forms/strict.js';
import type { ProblemStatus } from './problem-words.js';
import { Problem } from './problem.entity.js';

/** What may be shown of a problem beside another row: only handed out to its own readers. */
export interface ProblemTitle {
  readonly id: string;
  readonly title: string;
  readonly reference: string;
  readonly audience: Audience;
  readonly status: ProblemStatus;
}

@Injectable()
export class ProblemRepository {
  constructor(private readonly database: Database) {}

  visibleTo(viewer: Viewer): SelectQueryBuilder<Problem> {
    return readableBy(this.database.read(Problem, 'problem'), viewer);
  }

  async visibleById(viewer: Viewer, id: string): Promise<Problem> {
    if (parseId(id) === null) throw new NotVisible();
    const build = () => this.visibleTo(viewer).andWhere('problem.id = :id', { id });
    const problem = await this.database.prepared('problem by id', { ...readerValues(viewer), id }, build).one();
    if (problem === null) throw new NotVisible();
    return problem;
  }

  async toChange(viewer: Viewer, id: string): Promise<Problem> {
    if (parseId(id) === null) throw new NotVisible();
    return this.database.toChange(this.visibleTo(viewer).andWhere('problem.id = :id', { id }));
  }

  /** The titles that this person may read among these ids; the others are absent. */
  async titlesFor(viewer: Viewer, ids: readonly string[]): Promise<Map<string, ProblemTitle>> {
    if (ids.length === 0) return new Map();
    const values = { ...readerValues(viewer), ids: [...new Set(ids)] };
    const query = this.database.prepared('problem titles', values, () => titleColumns(this.visibleTo(viewer)).andWhere('problem.id IN (:...ids)', { ids: values.ids }));
    return new Map((await query.rows(readTitle)).map((title) => [title.id, title]));
  }

  /** The problem that bears this reference in this council, if this person reads it. */
  async titleByReference(viewer: Viewer, councilId: string, reference: string): Promise<ProblemTitle | null> {
    const query = titleColumns(this.visibleTo(viewer))
      .andWhere('problem.audience.councilId = :councilId', { councilId })
      .andWhere('problem.reference = :reference', { reference });
    return (await this.database.rows(query, readTitle))[0] ?? null;
  }
}

/** Narrows a scoped query to the columns that `readTitle` reads. */
export function titleColumns(query: SelectQueryBuilder<Problem>): SelectQueryBuilder<Problem> {
  return query
    .select('problem.id', 'id')
    .addSelect('problem.title', 'title')
    .addSelect('problem.reference', 'reference')
    .addSelect('problem.status', 'status')
    .addSelect('problem.audience.councilId', 'councilId')
    .addSelect('problem.audience.confidentiality', 'confidentiality')
    .addSelect('problem.audience.groupId', 'groupId');
}

export function readTitle(row: RawRow): ProblemTitle {
  return {
    id: String(row.id),
    title: String(row.title),
    reference: String(row.reference),
    status: String(row.status) as ProblemStatus,
    audience: readAudience(row),
  };
}

/** The three columns of an audience selected as councilId, confidentiality, groupId. */
export function readAudience(row: RawRow): Audience {
  const groupId = textOrNull(row.groupId);
  return audience(String(row.councilId), String(row.confidentiality) as Confidentiality, groupId);
}
