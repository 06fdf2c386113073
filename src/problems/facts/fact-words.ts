export const FACT_SOURCES = ['agent', 'resident', 'shopkeeper', 'user', 'service_report', 'other'] as const;
export type FactSource = (typeof FACT_SOURCES)[number];
