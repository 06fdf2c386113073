export const COUNCIL_KINDS = ['CLSPD', 'CISPD'] as const;
export type CouncilKind = (typeof COUNCIL_KINDS)[number];

export const BODY_KINDS = ['plenary', 'restricted', 'group', 'watch_unit', 'ad_hoc'] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

export const BODY_LEVELS = ['members', 'restricted', 'group'] as const;
export type BodyLevel = (typeof BODY_LEVELS)[number];

/** Titulaire, suppléant, représentant spécialement désigné (CSI L132-4). */
export const MANDATE_CAPACITIES = ['holder', 'substitute', 'appointed'] as const;
export type MandateCapacity = (typeof MANDATE_CAPACITIES)[number];

export const COUNCIL_ROLES = ['chair', 'coordinator', 'secretary', 'elected_reader', 'dpo'] as const;
export type CouncilRoleName = (typeof COUNCIL_ROLES)[number];

/** How an organisation came to sit (CSI L132-4): of right, appointed by the chair, associated, for her own person. */
export const SEAT_STATUSES = ['by_right', 'appointed', 'associated', 'qualified'] as const;
export type SeatStatus = (typeof SEAT_STATUSES)[number];

/** Lists that a council edits: motives of a blocked and of a refused action, sources of a fact. */
export const EDITED_LISTS = ['blocked', 'refused', 'source'] as const;
export type EditedList = (typeof EDITED_LISTS)[number];
