export const SESSION_ASSURANCES = ['password', 'two-factor'] as const;
export type SessionAssurance = (typeof SESSION_ASSURANCES)[number];

export const PASSWORD_CHOICE_PURPOSES = ['reset', 'invitation'] as const;
export type PasswordChoicePurpose = (typeof PASSWORD_CHOICE_PURPOSES)[number];

/** What the owner of an account is told by mail, so that she learns of what she did not do. */
export const TOLD = ['password-changed', 'factor-on', 'factor-off', 'factor-reset', 'recovery-used', 'codes-renewed', 'disabled', 'enabled'] as const;
export type Told = (typeof TOLD)[number];

/** Why the technical administrator takes a second factor away; said in the mail to its owner. */
export const FACTOR_RESET_REASONS = ['lost', 'replaced', 'erased', 'doubt'] as const;
export type FactorResetReason = (typeof FACTOR_RESET_REASONS)[number];
