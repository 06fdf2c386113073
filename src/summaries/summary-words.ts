export const SUMMARY_STATES = ['draft', 'published'] as const;
export type SummaryState = (typeof SUMMARY_STATES)[number];
