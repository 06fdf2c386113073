import type { OwnWord } from '../../councils/index.js';

export const ACTION_STATES = ['proposed', 'open', 'closed'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

export const ACTION_RESULTS = ['done', 'partly_done', 'moot', 'abandoned'] as const;
export type ActionResult = (typeof ACTION_RESULTS)[number];

export const CONTRIBUTION_STATES = ['asked', 'accepted', 'under_way', 'done', 'partly_done', 'blocked', 'refused'] as const;
export type ContributionState = (typeof CONTRIBUTION_STATES)[number];

export const BLOCKED_MOTIVES = ['delivery', 'no_budget', 'authorisation', 'other_partner', 'other'] as const;
export const REFUSED_MOTIVES = ['out_of_remit', 'out_of_sector', 'no_means', 'too_short', 'duplicate', 'other'] as const;
export const MOTIVES = ['delivery', 'no_budget', 'authorisation', 'other_partner', 'out_of_remit', 'out_of_sector', 'no_means', 'too_short', 'duplicate', 'other'] as const;
/** A delivered motive, or a word of the council's own lists. */
export type Motive = (typeof MOTIVES)[number] | OwnWord;

export const REPLY_CHANNELS = ['link', 'signed_in', 'phone', 'sitting'] as const;
export type ReplyChannel = (typeof REPLY_CHANNELS)[number];

/** `closing`: one that a reopening took back; its old value is the result, its new one the instant when it was closed. */
export const ACTION_CHANGE_KINDS = ['due', 'lead', 'closing'] as const;
export type ActionChangeKind = (typeof ACTION_CHANGE_KINDS)[number];
