export const SESSION_ASSURANCES = ['password', 'two-factor'] as const;
export type SessionAssurance = (typeof SESSION_ASSURANCES)[number];

export const PASSWORD_CHOICE_PURPOSES = ['reset', 'invitation'] as const;
export type PasswordChoicePurpose = (typeof PASSWORD_CHOICE_PURPOSES)[number];
