import type { Priority, Stage } from '../core/problem-words.js';

/** What a person says of a problem, whether it is opened or corrected. */
export interface ProblemValues {
  readonly title: string;
  readonly description: string;
  readonly theme: string;
  readonly subtheme: string;
  readonly severity: number;
  readonly priority: Priority;
  readonly stage: Stage;
  readonly leadOrganisationId: string | null;
  readonly originOrganisationId: string | null;
  readonly affectedPublic: string | null;
  readonly sectorId: string | null;
  readonly places: readonly string[];
  readonly nextReviewOn: string | null;
}

export interface NewProblem extends ProblemValues {
  readonly bodyId: string;
  /** The body's level, or `public` when a members body opens a problem for everybody. */
  readonly confidentiality?: 'public' | null;
  readonly status: 'to_qualify' | 'open';
}
