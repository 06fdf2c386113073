import { Injectable } from '@nestjs/common';
import type { ObjectLiteral } from 'typeorm';
import { Organisation } from '../people/index.js';
import { AgendaItem, Entry, Invitation, Meeting, MinutesEdition, MinutesPoint, MinutesVersion } from '../meetings/index.js';
import { readableBy, readableCondition } from '../platform/access/audience.js';
import type { Viewer } from '../platform/access/viewer.js';
import { Database } from '../platform/database/database.js';
import { Action, Fact, Problem, ThreadNote } from '../problems/index.js';
import { quarterTitle, Summary } from '../summaries/index.js';
import type { JournalLine } from './journal.query.js';
import { isReserved, ROW_WORDS } from './journal-rows.js';

/** Written « référence réservée »: a row that this person does not read, or that is gone. */
export type Reference = string | null;

type Rows = new () => ObjectLiteral & { id: string };
interface Child {
  readonly rows: Rows;
  readonly parent: Rows;
  readonly key: 'meetingId' | 'problemId';
  /** Without an audience of its own it is read through its parent. */
  readonly isOwnReader: boolean;
}

const PARENTS: Readonly<Record<string, Rows>> = { problem: Problem, action: Action, meeting: Meeting };
const ofMeeting = (rows: Rows, isOwnReader = true): Child => ({ rows, parent: Meeting, key: 'meetingId', isOwnReader });
const ofProblem = (rows: Rows): Child => ({ rows, parent: Problem, key: 'problemId', isOwnReader: true });
const CHILDREN: Readonly<Record<string, Child>> = {
  agenda_item: ofMeeting(AgendaItem), entry: ofMeeting(Entry), invitation: ofMeeting(Invitation, false),
  minutes_version: ofMeeting(MinutesVersion), minutes_point: ofMeeting(MinutesPoint), minutes_edition: ofMeeting(MinutesEdition),
  fact: ofProblem(Fact), thread_note: ofProblem(ThreadNote),
};

/** The references behind the lines of a journal, each through its own audience and its parent's. */
@Injectable()
export class JournalReferencesQuery {
  constructor(private readonly database: Database) {}

  /** Keys are ids of rows. A kind of row that has no reference is named by its kind alone. */
  async of(viewer: Viewer, lines: readonly JournalLine[]): Promise<(line: JournalLine) => Reference> {
    const types = [...new Set(lines.map(({ rowType }) => rowType))];
    const idsOf = (type: string): string[] => [...new Set(lines.filter(({ rowType }) => rowType === type).map(({ rowId }) => rowId))];
    const found = await Promise.all(types.map((type) => this.ofType(viewer, type, idsOf(type))));
    const references = new Map(found.flat());
    return ({ rowType, rowId }) => references.get(rowId) ?? (isReserved(rowType) ? null : (ROW_WORDS[rowType] ?? rowType));
  }

  private async ofType(viewer: Viewer, type: string, ids: readonly string[]): Promise<(readonly [string, string])[]> {
    const parent = PARENTS[type];
    if (parent !== undefined) return this.ofRows(viewer, parent, ids);
    const child = CHILDREN[type];
    if (child !== undefined) return this.ofChildren(viewer, child, ids);
    if (type === 'organisation') return this.ofOrganisations(ids);
    return type === 'summary' ? this.ofSummaries(ids) : [];
  }

  private ofRows(viewer: Viewer, rows: Rows, ids: readonly string[]): Promise<(readonly [string, string])[]> {
    const query = readableBy(this.database.read(rows, 'one').select('one.id', 'id').addSelect('one.reference', 'reference'), viewer);
    return this.database.rows(query.andWhere('one.id IN (:...ids)', { ids }), (row) => [String(row.id), String(row.reference)] as const);
  }

  private ofChildren(viewer: Viewer, { rows, parent, key, isOwnReader }: Child, ids: readonly string[]): Promise<(readonly [string, string])[]> {
    const query = this.database
      .read(rows, 'one')
      .innerJoin(parent, 'parent', `parent.id = one.${key}`)
      .select('one.id', 'id')
      .addSelect('parent.reference', 'reference')
      .where('one.id IN (:...ids)', { ids })
      .andWhere(readableCondition(viewer, 'parent'));
    if (isOwnReader) readableBy(query, viewer);
    return this.database.rows(query, (row) => [String(row.id), String(row.reference)] as const);
  }

  private ofOrganisations(ids: readonly string[]): Promise<(readonly [string, string])[]> {
    const query = this.database.read(Organisation, 'one').select('one.id', 'id').addSelect('one.shortName', 'name').where('one.id IN (:...ids)', { ids });
    return this.database.rows(query, (row) => [String(row.id), String(row.name)] as const);
  }

  private ofSummaries(ids: readonly string[]): Promise<(readonly [string, string])[]> {
    const query = this.database.read(Summary, 'one').select('one.id', 'id').addSelect('one.quarter', 'quarter').where('one.id IN (:...ids)', { ids });
    return this.database.rows(query, (row) => [String(row.id), quarterTitle(String(row.quarter))] as const);
  }
}
