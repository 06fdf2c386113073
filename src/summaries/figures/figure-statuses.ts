import { CLOSING_MOTIVE, PROBLEM_STATUS } from '../../problems/index.js';
import type { StatusView } from '../../platform/web/components/page-view.js';

const UNKNOWN: StatusView = { label: 'Statut inconnu', tone: 'neutre', icon: 's-qualifier' };

export function statusOf(status: string): StatusView {
  return Object.entries(PROBLEM_STATUS).find(([code]) => code === status)?.[1] ?? UNKNOWN;
}

/** « Amélioration durable » of a closing, « Transféré » of what went beside the flow. */
export function closureWords(outcome: string, motive: string | null): string {
  const words = Object.entries(CLOSING_MOTIVE).find(([code]) => code === motive)?.[1];
  return outcome === 'closed' && words !== undefined ? words : statusOf(outcome).label;
}
