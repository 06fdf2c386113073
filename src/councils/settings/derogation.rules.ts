import { addMonths } from '../../platform/clock/calendar.js';
import { sortKey } from '../../platform/formatting/sort-key.js';

/** A derogation is a step towards the second factor, not a way to live without it. */
export const LONGEST_MONTHS = 12;

/** Why this day cannot end a derogation; null when it can. */
export function untilFault(until: string, today: string): string | null {
  if (until < today) return 'Ce jour est passé\u00a0: une dérogation finit à une date à venir.';
  const last = addMonths(today, LONGEST_MONTHS);
  return until > last ? `Une dérogation dure ${LONGEST_MONTHS}\u00a0mois au plus\u00a0: signez-en une autre ensuite s’il le faut.` : null;
}

/** The name typed at the foot of the sentence is the signatory's own, whatever its accents and its case. */
export function isOwnName(typed: string, name: string): boolean {
  return sortKey(typed) === sortKey(name);
}
