export const LINK_DAYS = 14;
const DAY_MS = 86_400_000;

/** The link lasts 14 days from sending, and a visit never outlives its link. */
export const LINK_LIFE_MS = LINK_DAYS * DAY_MS;
