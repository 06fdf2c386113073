import type { ItemResult, MeetingState, MinutesState } from '../meeting-words.js';

/** What the checks look at: the minutes as they would be published. */
export interface CheckedMinutes {
  readonly points: readonly CheckedPoint[];
  readonly attendance: readonly { readonly attendance: string | null }[];
}

export interface CheckedPoint {
  readonly number: number;
  readonly title: string;
  readonly result: ItemResult | null;
  readonly actions: readonly CheckedAction[];
}

export interface CheckedAction {
  readonly reference: string;
  readonly sentence: string;
  readonly hasLead: boolean;
  readonly hasDueDate: boolean;
}

export type Warning =
  | { readonly kind: 'nobody_present' }
  | { readonly kind: 'no_result'; readonly number: number; readonly title: string }
  | { readonly kind: 'no_lead' | 'no_due_date' | 'no_lead_nor_date'; readonly number: number; readonly reference: string; readonly sentence: string };

/** What deserves a look before publication. Nothing here forbids it: a reason is asked, and kept with the version. */
export function warningsOf({ points, attendance }: CheckedMinutes): Warning[] {
  const isHeld = attendance.some((seat) => seat.attendance === 'present' || seat.attendance === 'represented');
  const nobody: Warning[] = isHeld ? [] : [{ kind: 'nobody_present' }];
  return [...nobody, ...points.flatMap(warningsOfPoint)];
}

function warningsOfPoint({ number, title, result, actions }: CheckedPoint): Warning[] {
  const untold: Warning[] = result === null ? [{ kind: 'no_result', number, title }] : [];
  return [...untold, ...actions.flatMap((action) => warningsOfAction(number, action))];
}

function warningsOfAction(number: number, { reference, sentence, hasLead, hasDueDate }: CheckedAction): Warning[] {
  if (hasLead && hasDueDate) return [];
  const kind = hasLead ? 'no_due_date' : hasDueDate ? 'no_lead' : 'no_lead_nor_date';
  return [{ kind, number, reference, sentence }];
}

export interface PublishedState {
  readonly meeting: MeetingState;
  readonly minutes: MinutesState;
  readonly withheldPoints: number;
  readonly warnings: number;
  readonly reason: string | null;
}

export interface Refusal {
  readonly rule: 'minutes.notClosed' | 'minutes.withheld' | 'minutes.reason';
  readonly explanation: string;
}

/** Why the minutes may not be published now; null when they may. */
export function refusalToPublish({ meeting, minutes, withheldPoints, warnings, reason }: PublishedState): Refusal | null {
  if (meeting !== 'closed') return { rule: 'minutes.notClosed', explanation: NOT_CLOSED };
  if (withheldPoints > 0) return { rule: 'minutes.withheld', explanation: WITHHELD };
  if (reason !== null) return null;
  if (minutes === 'published') return { rule: 'minutes.reason', explanation: 'Dites ce que cette nouvelle version corrige.' };
  return warnings > 0 ? { rule: 'minutes.reason', explanation: UNCHECKED } : null;
}

const NOT_CLOSED = 'La séance n’est pas levée\u00a0: son compte rendu ne peut pas encore être publié.';
const WITHHELD = 'Un point de cette séance ne vous est pas ouvert\u00a0: une personne qui lit tout le compte rendu doit le publier.';
const UNCHECKED = 'Une vérification n’est pas levée\u00a0: dites pourquoi le compte rendu peut être publié ainsi.';
