import { may, type Viewer } from '../platform/access/viewer.js';
import { quarterBounds, quarterOf } from '../platform/clock/calendar.js';
import { longDate } from '../platform/formatting/french.js';
import { RuleViolation } from '../platform/web/errors.js';
import type { Summary } from './summary.entity.js';

export const LONGEST_TITLE = 160;
export const MOST_SENTENCES = 3;
export const MOST_ASKED = 5;

/** A draft is the affair of those who prepare it and of those who will publish it. */
export function maySeeDraft(viewer: Viewer, councilId: string): boolean {
  return may(viewer, 'summary.prepare', councilId) || may(viewer, 'summary.publish', councilId);
}

export function expectDraft(summary: Pick<Summary, 'state'>): void {
  if (summary.state !== 'draft') throw new RuleViolation('summary.published', 'Ce bilan est publié\u00a0: rien n’y change plus.');
}

/** A quarter that has begun, and a cut-off whose day is over: a row recorded later the same day would be missing without a trace. */
export function expectComputable(quarter: string, cutOffOn: string, today: string): void {
  const { first } = quarterBounds(quarter);
  if (quarter > quarterOf(today)) throw new RuleViolation('summary.future', `Ce trimestre commence le ${longDate(first)}.`);
  if (cutOffOn >= today) throw new RuleViolation('summary.cutOffToday', 'Les données s’arrêtent au plus tard à hier soir.');
  if (cutOffOn < first) throw new RuleViolation('summary.cutOffEarly', 'Les données ne peuvent pas s’arrêter avant le début du trimestre.');
}

/** What is missing before publication, in French; empty when nothing is. */
export function missingBeforePublication(summary: Summary, today: string): readonly string[] {
  const { last } = quarterBounds(summary.quarter);
  const missing: string[] = [];
  if (today <= last) missing.push(`Le trimestre se termine le ${longDate(last)}\u00a0: il se publie après.`);
  else if (summary.figures === null || summary.cutOffOn === null) missing.push('Calculez les chiffres.');
  else if (summary.cutOffOn < last) missing.push('Calculez de nouveau les chiffres\u00a0: ils s’arrêtent avant la fin du trimestre.');
  if (summary.title === null) missing.push('Écrivez le titre.');
  if (linesOf(summary.sentences).length === 0) missing.push('Écrivez les phrases sous le titre.');
  return missing;
}

/** A text written one item a line. */
export function linesOf(text: string | null): readonly string[] {
  return (text ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '');
}
