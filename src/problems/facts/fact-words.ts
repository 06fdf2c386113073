import type { OwnWord } from '../../councils/index.js';

export const FACT_SOURCES = ['agent', 'resident', 'shopkeeper', 'user', 'service_report', 'other'] as const;
/** A delivered source, or a word of the council's own list. */
export type FactSource = (typeof FACT_SOURCES)[number] | OwnWord;
