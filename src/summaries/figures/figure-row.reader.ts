import { Injectable } from '@nestjs/common';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Councils } from '../../councils/index.js';
import { MeetingRepository } from '../../meetings/index.js';
import { Organisations } from '../../people/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database, type RawRow } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import type { Level } from '../../platform/web/components/page-view.js';
import { ActionRepository, FactRepository, ProblemRepository } from '../../problems/index.js';
import type { ListedKind } from './figure-parts.js';

/** How a counted row is called, for somebody who may read it. */
export interface ListedRow {
  readonly title: string;
  readonly href: string | null;
  readonly reference: string | null;
  readonly level: Level;
  /** The lead of an action, who declared a fact; null where the list has no such column. */
  readonly who: string | null;
}

const IDS_AT_ONCE = 400;

/** Rows behind a figure, each through the reader's own scope: those she may not read are absent. */
@Injectable()
export class FigureRowReader {
  constructor(
    private readonly database: Database,
    private readonly problems: ProblemRepository,
    private readonly actions: ActionRepository,
    private readonly facts: FactRepository,
    private readonly meetings: MeetingRepository,
    private readonly councils: Councils,
    private readonly organisations: Organisations,
  ) {}

  /** Which of these ids the person may read. */
  async readable(viewer: Viewer, kind: ListedKind, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const wanted = [...new Set(ids)];
    const found = new Set<string>();
    for (let start = 0; start < wanted.length; start += IDS_AT_ONCE) {
      const query = this.scoped(viewer, kind, wanted.slice(start, start + IDS_AT_ONCE));
      for (const id of await this.database.rows(query.select(`${kind}.id`, 'id'), (row) => String(row.id))) found.add(id);
    }
    return found;
  }

  /** The rows of one page. */
  async rows(viewer: Viewer, kind: ListedKind, ids: readonly string[]): Promise<ReadonlyMap<string, ListedRow>> {
    if (ids.length === 0) return new Map();
    if (kind === 'problem') return this.problemRows(viewer, ids);
    if (kind === 'action') return this.actionRows(viewer, ids);
    return kind === 'fact' ? this.factRows(viewer, ids) : this.meetingRows(viewer, ids);
  }

  private scoped(viewer: Viewer, kind: ListedKind, ids: readonly string[]): SelectQueryBuilder<ObjectLiteral> {
    const scopes = { problem: this.problems, action: this.actions, fact: this.facts, meeting: this.meetings };
    return scopes[kind].visibleTo(viewer).andWhere(`${kind}.id IN (:...wantedIds)`, { wantedIds: [...new Set(ids)] });
  }

  private async problemRows(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, ListedRow>> {
    const titles = await this.problems.titlesFor(viewer, ids);
    return new Map([...titles].map(([id, { title, reference, audience }]) => {
      return [id, { title, reference, level: audience.confidentiality, href: `/dossiers/${id}`, who: null }];
    }));
  }

  private async actionRows(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, ListedRow>> {
    const query = this.scoped(viewer, 'action', ids)
      .select('action.id', 'id')
      .addSelect('action.sentence', 'title')
      .addSelect('action.reference', 'reference')
      .addSelect('action.audience.confidentiality', 'level')
      .addSelect('action.leadOrganisationId', 'organisationId');
    const rows = await this.database.rows(query, (row) => row);
    const names = await this.organisationNames(rows);
    return new Map(rows.map((row) => [String(row.id), { ...named(row), href: `/actions/${String(row.id)}`, who: names(row) ?? 'Aucun pilote' }]));
  }

  /** A fact is called by its problem, read through its own audience. */
  private async factRows(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, ListedRow>> {
    const query = this.scoped(viewer, 'fact', ids)
      .select('fact.id', 'id')
      .addSelect('fact.problemId', 'problemId')
      .addSelect('fact.audience.confidentiality', 'level')
      .addSelect('fact.organisationId', 'organisationId');
    const rows = await this.database.rows(query, (row) => row);
    const names = await this.organisationNames(rows);
    const titles = await this.problems.titlesFor(viewer, rows.map((row) => String(row.problemId)));
    return new Map(rows.map((row) => {
      const problem = titles.get(String(row.problemId));
      const title = problem?.title ?? 'Fait d’un dossier qui ne vous est pas ouvert';
      const href = problem === undefined ? null : `/dossiers/${problem.id}`;
      return [String(row.id), { title, href, reference: problem?.reference ?? null, level: row.level as Level, who: names(row) ?? 'Non précisé' }];
    }));
  }

  private async meetingRows(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, ListedRow>> {
    const query = this.scoped(viewer, 'meeting', ids)
      .select('meeting.id', 'id')
      .addSelect('meeting.bodyId', 'bodyId')
      .addSelect('meeting.reference', 'reference')
      .addSelect('meeting.audience.confidentiality', 'level');
    const bodies = new Map((await this.councils.bodiesReadableBy(viewer)).map(({ id, name }) => [id, name]));
    const rows = await this.database.rows(query, (row) => ({ ...row, title: bodies.get(String(row.bodyId)) ?? 'Réunion' }));
    return new Map(rows.map((row: RawRow) => [String(row.id), { ...named(row), href: `/reunions/${String(row.id)}`, who: null }]));
  }

  private async organisationNames(rows: readonly RawRow[]): Promise<(row: RawRow) => string | null> {
    const names = await this.organisations.names(rows.map((row) => textOrNull(row.organisationId)));
    return (row) => names.get(String(row.organisationId))?.shortName ?? null;
  }
}

function named(row: RawRow): Pick<ListedRow, 'title' | 'reference' | 'level'> {
  return { title: String(row.title), reference: String(row.reference), level: row.level as Level };
}
