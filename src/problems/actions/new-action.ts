import type { Audience } from '../../platform/access/audience.js';

/** What it takes to give an action to somebody. */
export interface NewAction {
  readonly problemId: string | null;
  /** The body whose level it takes when it has no problem; the default body when absent. */
  readonly bodyId?: string | null;
  /** Raises the level of the problem or body, never lowers it. */
  readonly audience?: Audience | null;
  /** Neutral: it may leave by mail when the level is members. */
  readonly sentence: string;
  readonly leadOrganisationId: string | null;
  readonly leadSeatId: string | null;
  readonly contributorIds: readonly string[];
  readonly dueOn: string | null;
  /** Day of the sitting, or of creation outside one. */
  readonly decidedOn: string;
  readonly bornMeetingId: string | null;
}

/** A proposed action may still be said otherwise. */
export type CorrectedAction = Pick<NewAction, 'sentence' | 'leadOrganisationId' | 'contributorIds' | 'dueOn'>;

export interface Replanning {
  readonly dueOn: string | null;
  readonly leadOrganisationId: string | null;
  readonly contributorIds: readonly string[];
  /** Asked for when a due date moves later or a lead is replaced. */
  readonly reason: string | null;
}

export interface Closing {
  readonly result: string;
  readonly sentence: string;
}

/** The lead first, each organisation once. */
export function organisationsOf(given: { readonly leadOrganisationId: string | null; readonly contributorIds: readonly string[] }): string[] {
  const all = given.leadOrganisationId === null ? given.contributorIds : [given.leadOrganisationId, ...given.contributorIds];
  return [...new Set(all)];
}
