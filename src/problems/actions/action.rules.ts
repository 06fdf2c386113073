import type { Right } from '../../platform/access/access.js';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { daysBetween } from '../../platform/clock/calendar.js';
import { days } from '../../platform/formatting/french.js';
import { RuleViolation } from '../../platform/web/errors.js';
import type { StatusView } from '../../platform/web/components/page-view.js';
import { ACTION_RESULTS, type ActionResult, type ActionState, type ContributionState } from './action-words.js';
import { ACTION_RESULT_STATUS, CONTRIBUTION_STATUS } from './action.wording.js';

export const SHORTEST_RESULT_SENTENCE = 10;

export interface ActionMove {
  readonly right: Right;
  readonly from: readonly ActionState[];
  readonly path: 'ouverture' | 'echeance' | 'cloture' | 'reouverture';
  readonly label: string;
}

/** `proposed` → `open` → `closed` with a result; `closed` → `open` again with a reason (model.md 3). */
export const ACTION_MOVES: readonly ActionMove[] = [
  { right: 'action.create', from: ['proposed'], path: 'ouverture', label: 'Ouvrir l’action' },
  { right: 'action.replan', from: ['open'], path: 'echeance', label: 'Changer l’échéance ou le pilote' },
  { right: 'action.close', from: ['open'], path: 'cloture', label: 'Clore l’action' },
  { right: 'action.close', from: ['closed'], path: 'reouverture', label: 'Rouvrir l’action' },
];

export type ActionClass = 'late' | 'blocked' | 'on_time';

export interface ShownState extends StatusView {
  readonly code: 'proposed' | 'late' | 'no_lead' | ContributionState | `result_${ActionResult}`;
  /** Days past the due date, 0 unless the action is late. */
  readonly daysLate: number;
}

interface Dated {
  readonly state: ActionState;
  readonly dueOn: string | null;
}

export function movesOpenTo(viewer: Viewer, action: { readonly state: ActionState; readonly audience: { readonly councilId: string } }): ActionMove[] {
  return ACTION_MOVES.filter((move) => move.from.includes(action.state) && may(viewer, move.right, action.audience.councilId));
}

/** Open, due date past, and the lead has not said that it is done. Computed, never stored. */
export function isLate(action: Dated, leadState: ContributionState | null, today: string): boolean {
  return action.state === 'open' && action.dueOn !== null && action.dueOn < today && leadState !== 'done';
}

/** One class per open action, the first that fits. */
export function classOf(action: Dated, leadState: ContributionState | null, today: string): ActionClass {
  if (isLate(action, leadState, today)) return 'late';
  return leadState === 'blocked' ? 'blocked' : 'on_time';
}

/**
 * The documented rule of an action’s state: its result when closed; « proposée » before it opens; late when its date is past and
 * its lead has not said done; else what its lead answered. The contributors’ answers are shown beside and never change it.
 */
export function shownState(
  action: Dated & { readonly result: ActionResult | null },
  leadState: ContributionState | null,
  today: string,
): ShownState {
  if (action.state === 'closed' && action.result !== null) {
    return { ...ACTION_RESULT_STATUS[action.result], code: `result_${action.result}`, daysLate: 0 };
  }
  if (action.state === 'proposed') return { label: 'Proposée', tone: 'neutre', icon: 's-afaire', code: 'proposed', daysLate: 0 };
  if (isLate(action, leadState, today) && action.dueOn !== null) {
    const daysLate = daysBetween(action.dueOn, today);
    return { label: `Retard de ${days(daysLate)}`, tone: 'retard', icon: 'late', code: 'late', daysLate };
  }
  if (leadState === null) return { label: 'Sans pilote', tone: 'neutre', icon: 's-qualifier', code: 'no_lead', daysLate: 0 };
  return { ...CONTRIBUTION_STATUS[leadState], code: leadState, daysLate: 0 };
}

/** Moving a known due date later is a postponement; giving a first date, or an earlier one, is not. */
export function isPostponement(before: string | null, after: string | null): boolean {
  return before !== null && after !== null && after > before;
}

/** A result and a sentence of ten characters at least: nothing is closed in silence. */
export function closingOf(result: string, sentence: string): { readonly result: ActionResult; readonly sentence: string } {
  const known = ACTION_RESULTS.find((one) => one === result);
  if (known === undefined) throw new RuleViolation('action.result', 'Choisissez un résultat\u00a0: fait, fait en partie, sans objet ou abandonné.');
  const words = sentence.trim();
  if (words.length < SHORTEST_RESULT_SENTENCE) {
    throw new RuleViolation('action.resultSentence', 'Dites le résultat en une phrase de dix caractères au moins.');
  }
  return { result: known, sentence: words };
}

/** What the lead answered gives the result that the closing form proposes. */
export function resultSuggestedBy(leadState: ContributionState | null): ActionResult | null {
  if (leadState === 'done') return 'done';
  return leadState === 'partly_done' ? 'partly_done' : null;
}
