import { isUniqueViolation } from '../platform/database/engine-quirks.js';
import { RuleViolation } from '../platform/web/errors.js';
import type { FieldErrors } from '../platform/web/forms/form-reader.js';

const TAKEN_MEANWHILE = 'Ce sigle vient d’être pris\u00a0: choisissez-en un autre';

/** A refusal that has a field of its own is said beside it, and what was typed is kept; any other goes on its way. */
export function errorsOfRefusal(error: unknown, fieldOfRule: Readonly<Record<string, string>>): FieldErrors {
  if (isUniqueViolation(error) && Object.values(fieldOfRule).includes('code')) return { code: TAKEN_MEANWHILE };
  const field = error instanceof RuleViolation ? fieldOfRule[error.rule] : undefined;
  if (field === undefined) throw error;
  return { [field]: (error as RuleViolation).explanation };
}
