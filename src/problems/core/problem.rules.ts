import type { Right } from '../../platform/access/access.js';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { RuleViolation } from '../../platform/web/errors.js';
import { type ClosedStatus, CLOSED_STATUSES, type ProblemStatus } from './problem-words.js';

/** By hand: one button. Closing: the form that settles each open action. Reopening: the next episode, with its reason. */
export type MoveManner = 'hand' | 'closing' | 'reopening';

export interface ProblemMove {
  readonly from: readonly ProblemStatus[];
  readonly to: ProblemStatus;
  readonly manner: MoveManner;
  readonly right: Right;
  readonly label: string;
}

/** Every move of model.md 3 that this release knows; what is not here is refused. */
export const PROBLEM_MOVES: readonly ProblemMove[] = [
  { from: ['to_qualify'], to: 'open', manner: 'hand', right: 'problem.change', label: 'Qualifier\u00a0: ouvrir le suivi' },
  { from: ['open', 'monitored', 'resolved'], to: 'under_way', manner: 'hand', right: 'problem.change', label: 'Passer en traitement' },
  { from: ['under_way'], to: 'monitored', manner: 'hand', right: 'problem.change', label: 'Mettre sous surveillance' },
  { from: ['under_way', 'monitored'], to: 'resolved', manner: 'hand', right: 'problem.change', label: 'Dire résolu' },
  { from: ['open', 'under_way', 'monitored', 'resolved'], to: 'closed', manner: 'closing', right: 'problem.close', label: 'Clore' },
  { from: ['to_qualify', 'open', 'under_way', 'monitored'], to: 'transferred', manner: 'closing', right: 'problem.close', label: 'Transférer' },
  { from: ['to_qualify', 'open', 'under_way', 'monitored'], to: 'no_follow_up', manner: 'closing', right: 'problem.close', label: 'Classer sans suite' },
  { from: ['closed', 'transferred', 'no_follow_up'], to: 'open', manner: 'reopening', right: 'problem.close', label: 'Rouvrir' },
];

export function moveBetween(from: ProblemStatus, to: ProblemStatus): ProblemMove | null {
  return PROBLEM_MOVES.find((move) => move.from.includes(from) && move.to === to) ?? null;
}

/** What this person may do now with a problem of this status. */
export function movesOpenTo(viewer: Viewer, problem: { readonly status: ProblemStatus; readonly audience: { readonly councilId: string } }): readonly ProblemMove[] {
  return PROBLEM_MOVES.filter((move) => move.from.includes(problem.status) && may(viewer, move.right, problem.audience.councilId));
}

/** Throws unless the move exists in that manner. */
export function expectMove(from: ProblemStatus, to: ProblemStatus, manner: MoveManner): void {
  if (moveBetween(from, to)?.manner === manner) return;
  throw new RuleViolation('problem.move', 'Ce dossier a changé d’état entre-temps\u00a0: ouvrez-le de nouveau pour voir où il en est.');
}

export function isClosedStatus(status: ProblemStatus): status is ClosedStatus {
  return (CLOSED_STATUSES as readonly ProblemStatus[]).includes(status);
}
