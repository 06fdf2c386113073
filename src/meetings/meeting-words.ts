export const MEETING_STATES = ['draft', 'convened', 'in_session', 'closed', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** Information, échange, décision. */
export const ITEM_KINDS = ['information', 'exchange', 'decision'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export const STANDING_ITEMS = ['opening', 'approval', 'follow_up', 'round_table'] as const;
export type StandingItem = (typeof STANDING_ITEMS)[number];

export const ITEM_RESULTS = ['treated', 'postponed', 'untreated'] as const;
export type ItemResult = (typeof ITEM_RESULTS)[number];

export const CARRY_REASONS = ['untreated', 'postponed', 'recurring', 'open_action', 'cancelled_meeting'] as const;
export type CarryReason = (typeof CARRY_REASONS)[number];

export const ATTENDANCE_CAPACITIES = ['holder', 'substitute', 'appointed', 'guest'] as const;
export type AttendanceCapacity = (typeof ATTENDANCE_CAPACITIES)[number];

export const INVITATION_ANSWERS = ['coming', 'excused', 'represented'] as const;
export type InvitationAnswer = (typeof INVITATION_ANSWERS)[number];

export const ATTENDANCES = ['present', 'represented', 'excused', 'absent'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

export const ENTRY_KINDS = ['note', 'decision', 'action'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const MINUTES_STATES = ['draft', 'in_review', 'published'] as const;
export type MinutesState = (typeof MINUTES_STATES)[number];
