import { may, type Viewer } from '../../../platform/access/viewer.js';
import { RuleViolation } from '../../../platform/web/errors.js';
import type { CouncilWords } from '../../../councils/index.js';
import type { ActionState, ContributionState, Motive } from '../action-words.js';

export const LONGEST_WORDS = 500;
/** The sentence of « autre » is shown with the state itself. */
export const LONGEST_MOTIVE_WORDS = 300;
export const UNDO_MS = 20 * 60_000;

export interface Answer {
  readonly state: ContributionState;
  readonly motive: Motive | null;
  readonly words: string | null;
  readonly expectedOn: string | null;
}

/** The list of motives that a state asks for; null for the others. */
export function motiveListOf(state: ContributionState): 'blocked' | 'refused' | null {
  return state === 'blocked' || state === 'refused' ? state : null;
}

/** States that announce nothing to come: the announced date goes with them. */
export function isFinal(state: ContributionState): boolean {
  return state === 'done' || state === 'refused';
}

/** Why an answer cannot stand, by field, in French; empty when it can. The organisation moves freely between the six states. */
export function faultsOf(answer: Answer, words: CouncilWords): Readonly<Partial<Record<'state' | 'motive' | 'words', string>>> {
  if (answer.state === 'asked') return { state: 'Dites où en est l’action.' };
  const list = motiveListOf(answer.state);
  if (list === null) {
    return answer.motive === null ? lengthFault(answer) : { motive: 'Seules une action bloquée ou refusée ont un motif.' };
  }
  if (answer.motive === null || !words.isOffered(list, answer.motive)) {
    return { motive: answer.state === 'blocked' ? 'Dites ce qui bloque.' : 'Dites pour quel motif.' };
  }
  if (answer.motive === 'other' && answer.words === null) return { words: 'Dites en une phrase ce qu’est cet autre motif.' };
  return lengthFault(answer);
}

function lengthFault({ motive, words }: Answer): Readonly<Partial<Record<'words', string>>> {
  const longest = motive === 'other' ? LONGEST_MOTIVE_WORDS : LONGEST_WORDS;
  return words !== null && words.length > longest ? { words: `${longest}\u00a0caractères au plus\u00a0: raccourcissez cette phrase.` } : {};
}

export function expectAnswer(answer: Answer, words: CouncilWords): void {
  const [fault] = Object.values(faultsOf(answer, words));
  if (fault !== undefined) throw new RuleViolation('reply.answer', fault);
}

/**
 * An answer is taken back by whoever gave it: the organisation itself, or, for one told by telephone or in the sitting, whoever
 * may note answers for it. Nobody takes back what a partner wrote with her own hand; she answers again, or is asked to.
 */
export function isTheirsToUndo(viewer: Viewer, councilId: string, reply: { readonly organisationId: string; readonly recordedByPersonId: string | null }): boolean {
  if (viewer.organisationIds.includes(reply.organisationId)) return true;
  return reply.recordedByPersonId !== null && may(viewer, 'action.answerFor', councilId);
}

/** Only the last reply of the organisation, while the action is open, for twenty minutes. */
export function mayUndo(reply: { readonly id: string; readonly recordedAt: string }, lastReplyId: string | null, actionState: ActionState, now: string): boolean {
  return actionState === 'open' && reply.id === lastReplyId && Date.parse(now) - Date.parse(reply.recordedAt) <= UNDO_MS;
}
