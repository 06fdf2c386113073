export const NOTIFICATION_KINDS = ['meeting_actions', 'action_opened', 'meeting_sign_in'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
