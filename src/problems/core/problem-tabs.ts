import { number } from '../../platform/formatting/french.js';
import type { TabView } from '../../platform/web/components/page-view.js';

export type ProblemTab = 'follow-up' | 'facts' | 'access';

/** The pages of one problem, each at its own address. */
export function problemTabs(problemId: string, current: ProblemTab, factCount: number): TabView[] {
  return [
    { href: `/dossiers/${problemId}`, label: 'Suivi', isCurrent: current === 'follow-up' },
    { href: `/dossiers/${problemId}/faits`, label: `Faits (${number(factCount)})`, isCurrent: current === 'facts' },
    { href: `/dossiers/${problemId}/acces`, label: 'Accès', isCurrent: current === 'access' },
  ];
}
