import { Injectable } from '@nestjs/common';
import { Audit, INSTALLATION } from '../platform/audit/audit.js';
import { AuditVerifier } from '../platform/audit/audit-verifier.js';
import type { Viewer } from '../platform/access/viewer.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { csvFile } from '../platform/formatting/csv.js';
import { parisDay } from '../platform/clock/calendar.js';
import { shortDate } from '../platform/formatting/french.js';
import { JournalActorsQuery } from './journal-actors.query.js';
import type { JournalFilter } from './journal-filter.js';
import { type JournalFrame, type JournalIndexPage, MOST_EXPORTED, presentJournal } from './journal-page.presenter.js';
import { JournalReferencesQuery } from './journal-references.query.js';
import { type JournalFacts, type JournalLineView, presentLine } from './journal.presenter.js';
import { type JournalLine, JournalQuery, type JournalScope } from './journal.query.js';

const LINES_A_PAGE = 50;
const LINES_AT_ONCE = 1000;
const HEAD = ['Date', 'Heure', 'Personne', 'Qualité', 'Acte', 'Droit', 'Référence', 'Niveau'];

/** Gathers what a journal shows, and its export. */
@Injectable()
export class JournalPages {
  constructor(
    private readonly query: JournalQuery,
    private readonly actors: JournalActorsQuery,
    private readonly references: JournalReferencesQuery,
    private readonly verifier: AuditVerifier,
    private readonly audit: Audit,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(viewer: Viewer, scope: JournalScope, frame: JournalFrame, filter: JournalFilter): Promise<JournalIndexPage> {
    const page = await this.query.page(scope, filter, LINES_A_PAGE);
    const isOwn = !('chain' in scope);
    return presentJournal({
      frame, filter, page,
      total: frame.exportPath === null ? 0 : await this.query.count(scope, filter),
      facts: await this.factsOf(viewer, scope, page.rows),
      persons: isOwn ? [] : await this.actors.choices(councilOf(scope)),
      verification: isOwn ? undefined : await this.verifier.lastOf(scope.chain),
    });
  }

  /** The filtered lines as a file; that they left is itself an act. */
  async export(viewer: Viewer, councilId: string, filter: JournalFilter): Promise<string> {
    const scope = { chain: councilId };
    const rows: string[][] = [];
    let before = filter.before;
    while (rows.length < MOST_EXPORTED) {
      const page = await this.query.page(scope, { ...filter, before }, LINES_AT_ONCE);
      const facts = await this.factsOf(viewer, scope, page.rows);
      rows.push(...page.rows.map((line) => cellsOf(line, presentLine(line, facts))));
      before = page.next;
      if (before === null) break;
    }
    await this.database.unitOfWork(async () => {
      this.audit.record(viewer, { act: 'journal.export', rowType: 'journal', rowId: councilId, councilId });
    });
    return csvFile(HEAD, rows);
  }

  private async factsOf(viewer: Viewer, scope: JournalScope, lines: readonly JournalLine[]): Promise<JournalFacts> {
    const councilId = 'chain' in scope ? councilOf(scope) : viewer.currentCouncilId;
    const actors = await this.actors.of(lines, councilId);
    return { actors, referenceOf: await this.references.of(viewer, lines), today: this.clock.today() };
  }
}

function councilOf({ chain }: { readonly chain: string }): string | null {
  return chain === INSTALLATION ? null : chain;
}

function cellsOf({ at }: JournalLine, line: JournalLineView): string[] {
  return [shortDate(parisDay(at)), line.time, line.who, line.place ?? '', line.act, line.right ?? '', line.reference, line.stamp?.label ?? ''];
}
