import { parisDay, previousQuarter, quarterBounds, quarterOf } from '../platform/clock/calendar.js';
import { longDate } from '../platform/formatting/french.js';
import { dayView } from '../platform/web/components/day-view.js';
import { EMPTY_FORM, selectField, type SelectView } from '../platform/web/forms/form-view.js';
import { actionLink, type DayView, type EmptyStateView, type LineView, lineView } from '../platform/web/components/page-view.js';
import { addressOf, summaryPath } from './quarter-address.js';
import { quarterChoiceLabel, quarterTitle, type SummaryHomeView } from './summary-home.js';
import type { Summary } from './summary.entity.js';

export interface SummaryIndexPage {
  readonly title: string;
  readonly day: DayView;
  readonly home: SummaryHomeView;
  readonly empty: EmptyStateView | null;
  readonly preparing: PreparingView | null;
}

/** What only those who prepare or publish see. */
export interface PreparingView {
  readonly drafts: readonly LineView[];
  /** Null for who publishes without preparing. */
  readonly quarters: SelectView | null;
  readonly formKey: string;
}

const QUARTERS_OFFERED = 8;

export function presentSummaryIndex(home: SummaryHomeView, today: string, preparing: PreparingView | null): SummaryIndexPage {
  const empty = { title: 'Aucun bilan publié', text: 'Le bilan de chaque trimestre paraîtra ici, figé à sa publication.', action: null };
  return { title: 'Bilans publiés', day: dayView(today), home, empty: home.latest === null ? empty : null, preparing };
}

export function presentPreparing(drafts: readonly Summary[], quarters: readonly string[] | null, today: string, formKey: string): PreparingView {
  const [first = ''] = quarters ?? [];
  const choices = (quarters ?? []).map((quarter) => ({ value: addressOf(quarter), label: quarterChoiceLabel(quarter, today) }));
  const form = { ...EMPTY_FORM, values: { trimestre: addressOf(first) } };
  return {
    drafts: drafts.map((draft) => draftLine(draft, today)),
    quarters: quarters === null || quarters.length === 0 ? null : selectField(form, 'trimestre', 'Quel trimestre\u00a0?', choices, { width: 'moyen' }),
    formKey,
  };
}

/**
 * The quarters offered to « Calculer »: begun before today, lived through by the council, without a summary; first the last one that is over.
 */
export function quartersToCompute(today: string, createdOn: string, begun: ReadonlySet<string>): readonly string[] {
  const running = quarterOf(today);
  const quarters: string[] = [];
  for (let quarter = previousQuarter(running); quarters.length < QUARTERS_OFFERED && quarterBounds(quarter).last >= createdOn; quarter = previousQuarter(quarter)) {
    if (!begun.has(quarter)) quarters.push(quarter);
  }
  return today > quarterBounds(running).first && !begun.has(running) ? [...quarters, running] : quarters;
}

function draftLine({ quarter, title, computedAt }: Summary, today: string): LineView {
  const computed = computedAt === null ? 'chiffres à calculer' : `chiffres calculés le ${longDate(parisDay(computedAt), today)}`;
  return lineView(title ?? `Bilan du ${quarterTitle(quarter)}`, {
    href: summaryPath(quarter),
    text: `${title === null ? 'Brouillon' : `${quarterTitle(quarter)}, brouillon`}, ${computed}`,
    action: actionLink(summaryPath(quarter), 'Reprendre', { style: 'second petit', about: `le bilan du ${quarterTitle(quarter)}` }),
  });
}
