import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Ids } from '../clock/ids.js';
import { Database, type RawRow } from '../database/database.js';
import { textOrNull } from '../database/raw-values.js';
import { FIRST_HASH, hashOf, type SaidOfEntry } from './audit.js';
import { AuditChain } from './audit-chain.entity.js';
import { AuditSegment } from './audit-segment.entity.js';
import { AuditVerification } from './audit-verification.entity.js';

/** One chain read again from its first entry kept to its last. */
export interface Verdict {
  readonly chain: string;
  readonly entries: number;
  readonly isWhole: boolean;
  /** Rank of the first entry that is missing, changed or added. */
  readonly brokenAtRank: number | null;
}

interface Link {
  readonly rank: number;
  readonly hash: string;
}

const BATCH = 1000;

const CHAINS = 'SELECT DISTINCT chain AS id FROM audit_entry UNION SELECT id FROM audit_chain ORDER BY id';
const ENTRIES = `
  SELECT id, chain, rank, at, act, account_id, person_id, actor, row_type, row_id, level, fields, revision_hash, previous_hash, hash
  FROM audit_entry WHERE chain = :chain AND rank > :after ORDER BY rank LIMIT ${BATCH}`;

/** Whether the journal is what was written: nothing missing, nothing changed, nothing added. */
@Injectable()
export class AuditVerifier {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async chains(): Promise<string[]> {
    return (await this.database.sql(CHAINS)).map(({ id }) => String(id));
  }

  /** Verifies a chain and keeps the verdict for its page. */
  async record(chain: string): Promise<Verdict> {
    const verdict = await this.verify(chain);
    const { entries, isWhole, brokenAtRank } = verdict;
    const row = { id: this.ids.next(), chain, at: this.clock.now(), entries, isWhole, brokenAtRank };
    await this.database.unitOfWork(() => this.database.insert(Object.assign(new AuditVerification(), row)));
    return verdict;
  }

  /** Looked at twice before it is called broken: a purge may pass between two readings. */
  async verify(chain: string): Promise<Verdict> {
    const first = await this.walk(chain);
    return first.isWhole ? first : this.walk(chain);
  }

  lastOf(chain: string): Promise<AuditVerification | null> {
    const query = this.database.read(AuditVerification, 'verification').where('verification.chain = :chain', { chain });
    return query.orderBy('verification.at', 'DESC').addOrderBy('verification.id', 'DESC').limit(1).getOne();
  }

  private async walk(chain: string): Promise<Verdict> {
    const end = await this.endOf(chain);
    let last = await this.startOf(chain);
    let entries = 0;
    for (;;) {
      const rows = await this.database.sql(ENTRIES, { chain, after: last.rank });
      for (const row of rows) {
        // What was written since the walk began is for the next one.
        if (Number(row.rank) > end.rank) return verdictOf(chain, entries, last, end);
        const said = saidBy(row);
        if (said.rank !== last.rank + 1 || said.previousHash !== last.hash || hashOf(said) !== row.hash) {
          return { chain, entries, isWhole: false, brokenAtRank: last.rank + 1 };
        }
        last = { rank: said.rank, hash: String(row.hash) };
        entries += 1;
      }
      if (rows.length < BATCH) return verdictOf(chain, entries, last, end);
    }
  }

  /** Where what is kept begins: after the last purged segment, or at the very first entry. */
  private async startOf(chain: string): Promise<Link> {
    const query = this.database.read(AuditSegment, 'segment').where('segment.chain = :chain', { chain });
    const segment = await query.orderBy('segment.lastRank', 'DESC').limit(1).getOne();
    return segment === null ? { rank: 0, hash: FIRST_HASH } : { rank: segment.lastRank, hash: segment.lastHash };
  }

  private async endOf(id: string): Promise<Link> {
    const chain = await this.database.read(AuditChain, 'chain').where('chain.id = :id', { id }).getOne();
    return chain === null ? { rank: 0, hash: FIRST_HASH } : { rank: chain.lastRank, hash: chain.lastHash };
  }
}

function verdictOf(chain: string, entries: number, last: Link, end: Link): Verdict {
  const isWhole = last.rank === end.rank && last.hash === end.hash;
  return { chain, entries, isWhole, brokenAtRank: isWhole ? null : last.rank + 1 };
}

function saidBy(row: RawRow): SaidOfEntry {
  return {
    id: String(row.id),
    chain: String(row.chain),
    rank: Number(row.rank),
    at: String(row.at),
    act: String(row.act),
    accountId: textOrNull(row.account_id),
    personId: textOrNull(row.person_id),
    actor: String(row.actor),
    rowType: String(row.row_type),
    rowId: String(row.row_id),
    level: textOrNull(row.level),
    fields: fieldsIn(row.fields),
    revisionHash: textOrNull(row.revision_hash),
    previousHash: String(row.previous_hash),
  };
}

/** A tampered cell may hold anything: what cannot be read is no list of ours, and its hash will not follow. */
function fieldsIn(text: unknown): string[] {
  try {
    return JSON.parse(String(text)) as string[];
  } catch {
    return [`unreadable: ${String(text)}`];
  }
}
