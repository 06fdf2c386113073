import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { type Audience, readableBy, readerValues } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database, type RawRow } from '../../platform/database/database.js';
import { numberOrNull, textOrNull } from '../../platform/database/raw-values.js';
import type { DayKey } from '../../platform/web/list-page.js';
import { readAudience } from '../core/problem.repository.js';
import { Fact } from './fact.entity.js';
import type { FactSource } from './fact-words.js';

/** How many facts of one problem fell on one day in one band. */
export interface FactCount {
  readonly problemId: string;
  readonly day: string;
  readonly band: number | null;
  readonly count: number;
}

export interface FactRow {
  readonly id: string;
  readonly audience: Audience;
  readonly happenedOn: string;
  readonly band: number | null;
  readonly time: string | null;
  readonly placeId: string | null;
  readonly source: FactSource;
  readonly organisationId: string | null;
  readonly text: string | null;
}

@Injectable()
export class FactRepository {
  constructor(private readonly database: Database) {}

  visibleTo(viewer: Viewer): SelectQueryBuilder<Fact> {
    return readableBy(this.database.read(Fact, 'fact'), viewer);
  }

  /** Counts by day and band since a day, both ends included; never more than a page of problems. */
  async countsSince(viewer: Viewer, problemIds: readonly string[], since: string): Promise<FactCount[]> {
    if (problemIds.length === 0) return [];
    const build = () =>
      this.visibleTo(viewer)
        .select('fact.problemId', 'problemId')
        .addSelect('fact.happenedOn', 'day')
        .addSelect('fact.band', 'band')
        .addSelect('COUNT(*)', 'count')
        .andWhere('fact.problemId IN (:...problemIds) AND fact.happenedOn >= :since', { problemIds, since })
        .groupBy('fact.problemId')
        .addGroupBy('fact.happenedOn')
        .addGroupBy('fact.band');
    return this.database.prepared('facts by day', { ...readerValues(viewer), problemIds, since }, build).rows((row) => ({
      problemId: String(row.problemId),
      day: String(row.day),
      band: numberOrNull(row.band),
      count: Number(row.count),
    }));
  }

  async countOf(viewer: Viewer, problemId: string): Promise<number> {
    const build = () => this.visibleTo(viewer).select('COUNT(*)', 'count').andWhere('fact.problemId = :problemId', { problemId });
    return this.database.prepared('facts of a problem', { ...readerValues(viewer), problemId }, build).count();
  }

  /** Newest first. */
  page(viewer: Viewer, problemId: string, before: DayKey | null, limit: number): Promise<FactRow[]> {
    const build = () => this.pageQuery(viewer, problemId, before, limit);
    const values = { ...readerValues(viewer), problemId, ...before };
    return this.database.prepared(`facts ${limit} ${before === null ? '' : 'before'}`, values, build).rows(readFactRow);
  }

  private pageQuery(viewer: Viewer, problemId: string, before: DayKey | null, limit: number): SelectQueryBuilder<Fact> {
    const query = this.visibleTo(viewer)
      .select('fact.id', 'id')
      .addSelect('fact.happenedOn', 'happenedOn')
      .addSelect('fact.band', 'band')
      .addSelect('fact.time', 'time')
      .addSelect('fact.placeId', 'placeId')
      .addSelect('fact.source', 'source')
      .addSelect('fact.organisationId', 'organisationId')
      .addSelect('fact.text', 'text')
      .addSelect('fact.audience.councilId', 'councilId')
      .addSelect('fact.audience.confidentiality', 'confidentiality')
      .addSelect('fact.audience.groupId', 'groupId')
      .andWhere('fact.problemId = :problemId', { problemId })
      .orderBy('fact.happenedOn', 'DESC')
      .addOrderBy('fact.id', 'DESC')
      .limit(limit);
    return before === null ? query : query.andWhere('(fact.happenedOn < :day OR (fact.happenedOn = :day AND fact.id < :id))', before);
  }
}

function readFactRow(row: RawRow): FactRow {
  return {
    id: String(row.id),
    audience: readAudience(row),
    happenedOn: String(row.happenedOn),
    band: numberOrNull(row.band),
    time: textOrNull(row.time),
    placeId: textOrNull(row.placeId),
    source: String(row.source) as FactSource,
    organisationId: textOrNull(row.organisationId),
    text: textOrNull(row.text),
  };
}
