import type { Installation } from '../installation/index.js';
import { longDate } from '../platform/formatting/french.js';

export interface AccessibilityPage {
  readonly title: string;
  readonly state: string;
  readonly reason: string;
  /** Whom to write to; null when the installation has not said it, and the page says so. */
  readonly contact: string | null;
}

const STATE = {
  full: 'Beffroi est totalement conforme au RGAA 4.1.2.',
  partial: 'Beffroi est partiellement conforme au RGAA 4.1.2.',
  none: 'Beffroi n’est pas conforme au RGAA 4.1.2.',
} as const;

/** The declaration of article 47 of law 2005-102: without an audit it can only say « non conforme », and why. */
export function presentAccessibility(installation: Installation | null): AccessibilityPage {
  const auditedOn = installation?.accessibilityAuditedOn ?? null;
  const status = installation?.accessibilityStatus ?? null;
  return {
    title: 'Accessibilité',
    state: STATE[status ?? 'none'],
    reason: reasonOf(status !== null, auditedOn),
    contact: installation?.accessibilityContact ?? null,
  };
}

function reasonOf(isAudited: boolean, auditedOn: string | null): string {
  if (!isAudited) return 'Aucun audit de conformité n’a encore été mené sur cette installation\u00a0: c’est la seule mention que la règle permet.';
  return auditedOn === null ? 'La date de l’audit n’a pas été indiquée.' : `Conclusion de l’audit du ${longDate(auditedOn)}.`;
}
