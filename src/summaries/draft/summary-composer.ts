import { Injectable } from '@nestjs/common';
import { RuleViolation } from '../../platform/web/errors.js';
import { FigureQueries } from '../figures/figure-queries.js';
import { composeSummary, type CouncilNames, type Publication, type SummaryContent } from '../summary-content.js';
import type { Summary } from '../summary.entity.js';
import { linesOf } from '../summary.rules.js';

/** Makes of a draft what will be printed. A watched problem raised since the computing is no longer named. */
@Injectable()
export class SummaryComposer {
  constructor(private readonly queries: FigureQueries) {}

  async compose(council: CouncilNames, summary: Summary, publication: Publication | null): Promise<SummaryContent> {
    const { quarter, figures: computed, cutOffOn, computedAt } = summary;
    if (computed === null || cutOffOn === null || computedAt === null) throw new RuleViolation('summary.notComputed', 'Calculez d’abord les chiffres.');
    const nameable = await this.queries.stillMembers(computed.watched.map(({ problemId }) => problemId));
    return composeSummary(council, { quarter, texts: textsOf(summary), computed, cutOffOn, computedAt }, nameable, publication);
  }

  /** Publication freezes exactly what was computed, or is refused. */
  async expectNameable({ figures }: Summary): Promise<void> {
    const ids = figures?.watched.map(({ problemId }) => problemId) ?? [];
    if ((await this.queries.stillMembers(ids)).size === ids.length) return;
    throw new RuleViolation('summary.raised', 'Un dossier à surveiller a changé de niveau depuis le calcul\u00a0: calculez de nouveau les chiffres.');
  }
}

function textsOf(summary: Summary) {
  return {
    title: summary.title,
    sentences: linesOf(summary.sentences),
    worked: summary.worked,
    resists: summary.resists,
    asked: linesOf(summary.asked),
  };
}
