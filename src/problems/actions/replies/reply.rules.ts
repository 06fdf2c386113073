import { RuleViolation } from '../../../platform/web/errors.js';
import { type ActionState, BLOCKED_MOTIVES, type ContributionState, type Motive, REFUSED_MOTIVES } from '../action-words.js';

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

/** The list of motives that a state asks for; empty for the others. */
export function motivesOf(state: ContributionState): readonly Motive[] {
  if (state === 'blocked') return BLOCKED_MOTIVES;
  return state === 'refused' ? REFUSED_MOTIVES : [];
}

/** States that announce nothing to come: the announced date goes with them. */
export function isFinal(state: ContributionState): boolean {
  return state === 'done' || state === 'refused';
}

/** Why an answer cannot stand, by field, in French; empty when it can. The organisation moves freely between the six states. */
export function faultsOf(answer: Answer): Readonly<Partial<Record<'state' | 'motive' | 'words', string>>> {
  if (answer.state === 'asked') return { state: 'Dites où en est l’action.' };
  const motives = motivesOf(answer.state);
  if (motives.length === 0) {
    return answer.motive === null ? lengthFault(answer) : { motive: 'Seules une action bloquée ou refusée ont un motif.' };
  }
  if (answer.motive === null || !motives.includes(answer.motive)) {
    return { motive: answer.state === 'blocked' ? 'Dites ce qui bloque.' : 'Dites pour quel motif.' };
  }
  if (answer.motive === 'other' && answer.words === null) return { words: 'Dites en une phrase ce qu’est cet autre motif.' };
  return lengthFault(answer);
}

function lengthFault({ motive, words }: Answer): Readonly<Partial<Record<'words', string>>> {
  const longest = motive === 'other' ? LONGEST_MOTIVE_WORDS : LONGEST_WORDS;
  return words !== null && words.length > longest ? { words: `${longest}\u00a0caractères au plus\u00a0: raccourcissez cette phrase.` } : {};
}

export function expectAnswer(answer: Answer): void {
  const [fault] = Object.values(faultsOf(answer));
  if (fault !== undefined) throw new RuleViolation('reply.answer', fault);
}

/** Only the last reply of the organisation, while the action is open, for twenty minutes. */
export function mayUndo(reply: { readonly id: string; readonly recordedAt: string }, lastReplyId: string | null, actionState: ActionState, now: string): boolean {
  return actionState === 'open' && reply.id === lastReplyId && Date.parse(now) - Date.parse(reply.recordedAt) <= UNDO_MS;
}
