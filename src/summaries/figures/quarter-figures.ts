/** The eight figures of one quarter, as numbers. */
export interface QuarterFigures {
  readonly facts: number;
  readonly onTime: { readonly done: number; readonly expected: number };
  /** Median days from the decision to the lead's first answer, null when nobody answered; and who still had not. */
  readonly replyDelay: { readonly median: number | null; readonly silent: number };
  readonly closed: number;
  readonly followed: number;
  readonly opened: { readonly first: number; readonly again: number };
  readonly late: number;
  readonly meetings: { readonly held: number; readonly present: number; readonly invited: number };
}

/** In the order of printing; each is the last word of the address of its list. */
export const FIGURE_KEYS = ['faits', 'actions-a-temps', 'delai', 'dossiers-clos', 'dossiers-suivis', 'nouveaux-dossiers', 'retards', 'reunions'] as const;
export type FigureKey = (typeof FIGURE_KEYS)[number];

export interface WatchedLine {
  readonly problemId: string;
  readonly title: string;
  readonly lead: string | null;
  readonly lateActions: number;
  readonly facts: number;
}

export interface OrganisationFigures {
  readonly name: string;
  readonly present: number;
  readonly invited: number;
  readonly late: number;
}

/** What « Calculer » keeps on the draft; publication freezes exactly this. */
export interface ComputedQuarter {
  readonly now: QuarterFigures;
  /** Null when the council did not exist through that quarter. */
  readonly before: QuarterFigures | null;
  readonly yearBefore: QuarterFigures | null;
  readonly watched: readonly WatchedLine[];
  readonly organisations: readonly OrganisationFigures[];
}

/** The middle value; between the two middle ones when there is an even number of them. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
