import { Injectable } from '@nestjs/common';
import { Councils } from '../councils/index.js';
import { People } from '../people/index.js';
import type { Right } from '../platform/access/access.js';
import { currentCouncil, may, type Viewer } from '../platform/access/viewer.js';
import { Audit } from '../platform/audit/audit.js';
import { addDays } from '../platform/clock/calendar.js';
import { Clock } from '../platform/clock/clock.js';
import { Ids } from '../platform/clock/ids.js';
import { Database } from '../platform/database/database.js';
import { canonicalJson, freeze } from '../platform/formatting/canonical-json.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { ActionNotAllowed, expectVersion, RuleViolation } from '../platform/web/errors.js';
import { FormKeys } from '../platform/web/forms/form-keys.js';
import { FigureCalculator } from './figures/figure-calculator.js';
import type { ComputedQuarter } from './figures/quarter-figures.js';
import { SummaryComposer } from './draft/summary-composer.js';
import { SummaryDrafts } from './draft/summary-drafts.js';
import { SummaryVersion } from './published/summary-version.entity.js';
import { Summary } from './summary.entity.js';
import { expectComputable, expectDraft, missingBeforePublication } from './summary.rules.js';

/** What is written around the figures: sentences and requests one a line. */
export interface WrittenSummary {
  readonly title: string | null;
  readonly sentences: string | null;
  readonly worked: string | null;
  readonly resists: string | null;
  readonly asked: string | null;
}

export interface Calculation {
  /** Last day whose rows count; yesterday unless told. */
  readonly cutOffOn?: string;
  readonly formKey?: string;
}

/** The quarter's page, from its figures to its publication. */
@Injectable()
export class SummaryService {
  constructor(
    private readonly database: Database,
    private readonly drafts: SummaryDrafts,
    private readonly calculator: FigureCalculator,
    private readonly composer: SummaryComposer,
    private readonly councils: Councils,
    private readonly people: People,
    private readonly formKeys: FormKeys,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** « Calculer »: the figures as known at the end of a day (yesterday unless told), kept on the draft. Answers the draft's id. */
  async calculate(viewer: Viewer, quarter: string, { cutOffOn = addDays(this.clock.today(), -1), formKey }: Calculation = {}): Promise<string> {
    const councilId = this.expectRight(viewer, 'summary.prepare');
    expectComputable(quarter, cutOffOn, this.clock.today());
    const known = await this.drafts.ofQuarter(viewer, quarter);
    if (known !== null) expectDraft(known);
    // Long reads, so outside any unit of work: the draft then says of which instant they are.
    const computedAt = this.clock.now();
    const figures = await this.calculator.compute(councilId, quarter, cutOffOn);
    const keep = () => this.database.unitOfWork(() => this.keep(viewer, councilId, quarter, { figures, cutOffOn, computedAt }));
    return formKey === undefined ? keep() : this.formKeys.once(viewer, formKey, { quarter }, keep);
  }

  async write(viewer: Viewer, quarter: string, version: number, written: WrittenSummary): Promise<void> {
    await this.database.unitOfWork(async () => {
      const summary = await this.drafts.toChange(viewer, quarter);
      this.expectRight(viewer, 'summary.prepare');
      expectDraft(summary);
      const { title, sentences, worked, resists, asked } = summary;
      const before = { title, sentences, worked, resists, asked };
      if (summary.version !== version && canonicalJson(before) === canonicalJson(written)) return;
      expectVersion(summary, version);
      Object.assign(summary, written);
      await this.database.save(summary);
      this.audit.record(viewer, { ...actOn(summary, 'summary.write'), before });
    });
  }

  /** Freezes exactly the figures of the draft and its texts; nothing of them is written again. */
  async publish(viewer: Viewer, quarter: string, version: number): Promise<string> {
    return this.database.unitOfWork(async () => {
      const summary = await this.drafts.toChange(viewer, quarter);
      const councilId = this.expectRight(viewer, 'summary.publish');
      expectDraft(summary);
      expectVersion(summary, version);
      const [missing] = missingBeforePublication(summary, this.clock.today());
      if (missing !== undefined) throw new RuleViolation('summary.incomplete', missing);
      await this.composer.expectNameable(summary);
      const frozen = await this.freeze(viewer, summary);
      summary.state = 'published';
      await this.database.save(summary);
      this.audit.record(viewer, { ...actOn(summary, 'summary.publish'), before: { state: 'draft' } });
      await this.outbox.announce('summary.published', { summaryId: summary.id, versionId: frozen.id, councilId });
      return frozen.id;
    });
  }

  private async keep(viewer: Viewer, councilId: string, quarter: string, computed: Computed): Promise<string> {
    const known = await this.drafts.toChangeIfAny(viewer, quarter);
    if (known !== null) expectDraft(known);
    const summary = known ?? newDraft(this.ids.next(), councilId, quarter);
    const before = { computedAt: summary.computedAt, cutOffOn: summary.cutOffOn };
    Object.assign(summary, computed);
    await (known === null ? this.database.insert(summary) : this.database.save(summary));
    this.audit.record(viewer, { ...actOn(summary, 'summary.calculate'), before });
    return summary.id;
  }

  private async freeze(viewer: Viewer, summary: Summary): Promise<SummaryVersion> {
    const council = await this.councils.byId(summary.councilId);
    const by = viewer.personId === null ? null : ((await this.people.names([viewer.personId])).get(viewer.personId) ?? null);
    const publication = { number: 1, at: this.clock.now(), by };
    const frozen = freeze(await this.composer.compose(council, summary, publication));
    const version = {
      id: this.ids.next(),
      councilId: summary.councilId,
      summaryId: summary.id,
      quarter: summary.quarter,
      number: publication.number,
      publishedAt: publication.at,
      personId: viewer.personId,
      ...frozen,
      fileId: null,
    };
    return this.database.insert(Object.assign(new SummaryVersion(), version));
  }

  private expectRight(viewer: Viewer, right: Right): string {
    const councilId = currentCouncil(viewer);
    if (!may(viewer, right, councilId)) throw new ActionNotAllowed();
    return councilId;
  }
}

interface Computed {
  readonly figures: ComputedQuarter;
  readonly cutOffOn: string;
  readonly computedAt: string;
}

function newDraft(id: string, councilId: string, quarter: string): Summary {
  const nothing = { title: null, sentences: null, worked: null, resists: null, asked: null, cutOffOn: null, figures: null, computedAt: null };
  return Object.assign(new Summary(), { id, councilId, quarter, state: 'draft' as const, ...nothing });
}

function actOn(summary: Summary, act: string) {
  return { act, rowType: 'summary', rowId: summary.id, councilId: summary.councilId, level: 'members' };
}

