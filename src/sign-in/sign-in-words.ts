export const SESSION_ASSURANCES = ['password', 'two-factor'] as const;
export type SessionAssurance = (typeof SESSION_ASSURANCES)[number];
