import { Injectable } from '@nestjs/common';
import { systemViewer } from '../access/viewer.js';
import { addMonths, instantOf } from '../clock/calendar.js';
import { Clock } from '../clock/clock.js';
import { Ids } from '../clock/ids.js';
import { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { Audit, INSTALLATION } from './audit.js';
import { AuditEntry } from './audit-entry.entity.js';
import { AuditSegment } from './audit-segment.entity.js';

const KEPT_FROM = 'SELECT MIN(rank) AS first FROM audit_entry WHERE chain = :chain AND at >= :cutOff';
const LAST_OLD = 'SELECT rank, hash, at FROM audit_entry WHERE chain = :chain AND at < :cutOff AND rank < :first ORDER BY rank DESC LIMIT 1';
const HOW_MANY = 'SELECT COUNT(*) AS entries FROM audit_entry WHERE chain = :chain AND rank <= :lastRank';
const NO_RANK = 2_147_483_647;

/** The journal is kept for a time: whole months go, each leaving its last hash so that the rest can still be verified. */
@Injectable()
export class AuditRetention {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly settings: Settings,
  ) {}

  /** Purges the months of a chain that ended before the time kept; answers how many entries went. */
  async purge(chain: string): Promise<number> {
    const cutOff = this.cutOff();
    return this.database.unitOfWork(async () => {
      const [kept] = await this.database.sql(KEPT_FROM, { chain, cutOff });
      const first = kept?.first === null || kept === undefined ? NO_RANK : Number(kept.first);
      const [last] = await this.database.sql(LAST_OLD, { chain, cutOff, first });
      if (last === undefined) return 0;
      const lastRank = Number(last.rank);
      const [{ entries } = { entries: 0 }] = await this.database.sql(HOW_MANY, { chain, lastRank });
      const segment = { id: this.ids.next(), chain, lastRank, lastHash: String(last.hash), lastAt: String(last.at) };
      await this.database.insert(Object.assign(new AuditSegment(), { ...segment, entries: Number(entries), purgedAt: this.clock.now() }));
      const councilId = chain === INSTALLATION ? null : chain;
      this.audit.record(systemViewer('journal', councilId), { act: 'journal.purge', rowType: 'audit_segment', rowId: segment.id, councilId });
      return this.database.removeAll(AuditEntry, 'chain = :chain AND rank <= :lastRank', { chain, lastRank });
    });
  }

  /** The first instant kept: the beginning of a month, in Paris. */
  private cutOff(): string {
    const day = addMonths(this.clock.today(), -this.settings.journalMonths);
    return instantOf(`${day.slice(0, 7)}-01`, '00:00');
  }
}
