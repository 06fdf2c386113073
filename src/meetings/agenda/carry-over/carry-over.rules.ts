import type { CarryReason, ItemResult } from '../../meeting-words.js';

export interface ClosedPoint {
  readonly result: ItemResult | null;
  readonly isRecurring: boolean;
  readonly postponedCount: number;
  /** It gave at least one action, proposed or open, that is not closed. */
  readonly hasUnclosedAction: boolean;
}

export interface Carried {
  readonly reason: CarryReason;
  readonly postponedCount: number;
}

/**
 * What a point of a closing meeting hands to the next one of its body; null when it is finished (model.md 4). The counter rises
 * when the point was left aside (untreated or postponed), not when it comes back by itself (recurring) or goes on (its actions
 * are not closed). A point that nobody ticked is untreated. Recurring comes first: such a point would be back anyway.
 */
export function carriedFrom(point: ClosedPoint): Carried | null {
  const { postponedCount } = point;
  if (point.isRecurring) return { reason: 'recurring', postponedCount };
  if (point.result === 'postponed') return { reason: 'postponed', postponedCount: postponedCount + 1 };
  if (point.result !== 'treated') return { reason: 'untreated', postponedCount: postponedCount + 1 };
  return point.hasUnclosedAction ? { reason: 'open_action', postponedCount } : null;
}
