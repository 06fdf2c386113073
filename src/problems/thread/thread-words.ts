export const THREAD_KINDS = ['note', 'fact', 'reply', 'entry', 'status'] as const;
export type ThreadKind = (typeof THREAD_KINDS)[number];
