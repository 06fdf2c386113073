/** What an audit against the RGAA concluded. */
export const ACCESSIBILITY_STATUSES = ['full', 'partial', 'none'] as const;
export type AccessibilityStatus = (typeof ACCESSIBILITY_STATUSES)[number];
