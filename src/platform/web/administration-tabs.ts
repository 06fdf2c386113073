import type { Right } from '../access/access.js';
import { mayHere, type Viewer } from '../access/viewer.js';
import type { TabView } from './components/page-view.js';

interface Tab {
  readonly href: string;
  readonly label: string;
  readonly right: Right;
}

const TABS: readonly Tab[] = [
  { href: '/administration', label: 'Le conseil', right: 'council.administer' },
  { href: '/administration/instances', label: 'Instances', right: 'journal.view' },
  { href: '/administration/roles', label: 'Rôles', right: 'council.administer' },
  { href: '/administration/charte', label: 'Charte', right: 'council.administer' },
  { href: '/administration/reglement', label: 'Règlement', right: 'council.administer' },
  { href: '/administration/listes', label: 'Listes', right: 'council.administer' },
  { href: '/administration/journal', label: 'Journal', right: 'journal.view' },
];

const INSTALLATION_TABS: readonly Omit<Tab, 'right'>[] = [
  { href: '/installation', label: 'Le serveur' },
  { href: '/installation/conseils', label: 'Conseils' },
  { href: '/installation/comptes', label: 'Comptes' },
  { href: '/installation/courriels', label: 'Courriels' },
  { href: '/installation/mentions', label: 'Mentions' },
  { href: '/installation/journal', label: 'Journal' },
];

/** The pages of the council's administration that the person may open. */
export function administrationTabs(viewer: Viewer, current: string): TabView[] {
  return TABS.filter(({ right }) => mayHere(viewer, right)).map(({ href, label }) => ({ href, label, isCurrent: href === current }));
}

/** The pages of the technical administrator. */
export function installationTabs(current: string): TabView[] {
  return INSTALLATION_TABS.map((tab) => ({ ...tab, isCurrent: tab.href === current }));
}
