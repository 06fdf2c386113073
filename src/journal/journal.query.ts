import { Injectable } from '@nestjs/common';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import { addDays, instantOf } from '../platform/clock/calendar.js';
import { AuditEntry } from '../platform/audit/audit-entry.entity.js';
import { Database, type RawRow } from '../platform/database/database.js';
import { textOrNull } from '../platform/database/raw-values.js';
import { parseId } from '../platform/web/forms/strict.js';
import { cutPage } from '../platform/web/list-page.js';
import { actsOf } from './journal-acts.js';
import { BY_ITSELF, type JournalFilter } from './journal-filter.js';

export interface JournalLine {
  readonly id: string;
  readonly chain: string;
  readonly rank: number;
  readonly at: string;
  readonly act: string;
  readonly personId: string | null;
  readonly actor: string;
  readonly rowType: string;
  readonly rowId: string;
  readonly level: string | null;
}

/** One chain, or the acts of one person in all of them. */
export type JournalScope = { readonly chain: string } | { readonly personId: string };

export interface JournalPage {
  readonly rows: readonly JournalLine[];
  readonly next: string | null;
}

/** The lines of the journal, the latest first. Who and what only: nothing here was ever typed. */
@Injectable()
export class JournalQuery {
  constructor(private readonly database: Database) {}

  async page(scope: JournalScope, filter: JournalFilter, size: number): Promise<JournalPage> {
    const query = before(scope, filter.before, this.lines(scope, filter)).limit(size + 1);
    query.orderBy('chain' in scope ? 'entry.rank' : 'entry.id', 'DESC');
    return cutPage(await this.database.rows(query, lineOf), size, (last) => ('chain' in scope ? String(last.rank) : last.id));
  }

  async count(scope: JournalScope, filter: JournalFilter): Promise<number> {
    return this.lines(scope, filter).getCount();
  }

  private lines(scope: JournalScope, filter: JournalFilter): SelectQueryBuilder<AuditEntry> {
    const query = this.database.read(AuditEntry, 'entry').select('entry.id', 'id');
    for (const column of COLUMNS) query.addSelect(`entry.${column}`, column);
    if ('chain' in scope) query.where('entry.chain = :chain', { chain: scope.chain });
    else query.where('entry.personId = :self', { self: scope.personId });
    if (filter.from !== null) query.andWhere('entry.at >= :from', { from: instantOf(filter.from, '00:00') });
    if (filter.to !== null) query.andWhere('entry.at < :to', { to: instantOf(addDays(filter.to, 1), '00:00') });
    if (filter.who === BY_ITSELF) query.andWhere('entry.personId IS NULL');
    else if (filter.who !== null) query.andWhere('entry.personId = :who', { who: filter.who });
    return ofNature(query, filter);
  }
}

const COLUMNS = ['chain', 'rank', 'at', 'act', 'personId', 'actor', 'rowType', 'rowId', 'level'] as const;

/** A writing is what is neither a reading nor an access: an act that nobody put in a list is still found there. */
function ofNature(query: SelectQueryBuilder<AuditEntry>, { nature }: JournalFilter): SelectQueryBuilder<AuditEntry> {
  if (nature === null) return query;
  const reads = "(entry.act LIKE '%.consult' OR entry.act IN (:...readActs))";
  query.setParameters({ readActs: actsOf('read'), accessActs: actsOf('access') });
  if (nature === 'read') return query.andWhere(reads);
  if (nature === 'access') return query.andWhere('entry.act IN (:...accessActs)');
  return query.andWhere(new Brackets((both) => both.where(`NOT ${reads}`).andWhere('entry.act NOT IN (:...accessActs)')));
}

function before(scope: JournalScope, key: string | null, query: SelectQueryBuilder<AuditEntry>): SelectQueryBuilder<AuditEntry> {
  if (key === null) return query;
  const isId = parseId(key) !== null;
  if ('chain' in scope) return isId ? query : query.andWhere('entry.rank < :rank', { rank: Number(key) });
  return isId ? query.andWhere('entry.id < :id', { id: key }) : query;
}

function lineOf(row: RawRow): JournalLine {
  return {
    id: String(row.id),
    chain: String(row.chain),
    rank: Number(row.rank),
    at: String(row.at),
    act: String(row.act),
    personId: textOrNull(row.personId),
    actor: String(row.actor),
    rowType: String(row.rowType),
    rowId: String(row.rowId),
    level: textOrNull(row.level),
  };
}
