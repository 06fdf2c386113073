export const PROBLEM_STATUSES = [
  'to_qualify', 'open', 'under_way', 'monitored', 'resolved', 'closed', 'transferred', 'no_follow_up', 'duplicate',
] as const;
export type ProblemStatus = (typeof PROBLEM_STATUSES)[number];

/** Statuses that end an episode. */
export const CLOSED_STATUSES = ['closed', 'transferred', 'no_follow_up', 'duplicate'] as const;
export type ClosedStatus = (typeof CLOSED_STATUSES)[number];

export const ACTIVE_STATUSES = ['to_qualify', 'open', 'under_way'] as const satisfies readonly ProblemStatus[];
export const WATCHED_STATUSES = ['monitored', 'resolved'] as const satisfies readonly ProblemStatus[];

export const PRIORITIES = ['urgent', 'high', 'normal', 'background'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Repérage, analyse, réponse, évaluation. */
export const STAGES = ['spotting', 'analysis', 'response', 'evaluation'] as const;
export type Stage = (typeof STAGES)[number];

export const CLOSING_MOTIVES = ['resolved', 'lasting_improvement', 'moved', 'out_of_remit', 'judicial', 'abandoned'] as const;
export type ClosingMotive = (typeof CLOSING_MOTIVES)[number];
