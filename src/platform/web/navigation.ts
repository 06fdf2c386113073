import type { Right } from '../access/access.js';
import { mayHere, type Viewer } from '../access/viewer.js';
import type { NavigationEntry } from './frame.js';

interface Entry {
  readonly label: string;
  readonly href: string;
  readonly icon: string;
  readonly right: Right;
}

const ENTRIES: readonly Entry[] = [
  { label: 'Dossiers', href: '/dossiers', icon: 'dossiers', right: 'problem.view' },
  { label: 'Réunions', href: '/reunions', icon: 'reunions', right: 'meeting.view' },
  { label: 'Actions', href: '/actions', icon: 'actions', right: 'action.view' },
  { label: 'Bilan', href: '/bilan', icon: 'bilan', right: 'summary.view' },
  { label: 'Partenaires', href: '/partenaires', icon: 'partenaires', right: 'partner.view' },
];

/** Entries that the bottom bar of a phone holds; what follows is in the menu of the person. */
const PHONE_BAR = 5;

/** The bar of the current council: only what the person may open there. A stranger and a visit have none. */
export function navigationOf(viewer: Viewer, path: string): NavigationEntry[] {
  if (viewer.kind !== 'session') return [];
  const home = { label: homeLabel(viewer), href: '/', icon: 'accueil' };
  const content = ENTRIES.filter(({ right, href }) => mayHere(viewer, right) && !(isReaderOnly(viewer) && href === '/bilan'));
  const entries = [home, ...content, ...administrationOf(viewer)];
  return entries.map(({ label, href, icon }, rank) => ({
    label,
    href,
    icon,
    isCurrent: href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`),
    isInMenuOnPhone: rank >= PHONE_BAR,
  }));
}

/** The council's own administration, the journal alone for who may read nothing else, the server for who keeps it. */
function administrationOf(viewer: Viewer): Omit<Entry, 'right'>[] {
  if (mayHere(viewer, 'council.administer')) return [{ label: 'Administration', href: '/administration', icon: 'orga' }];
  if (mayHere(viewer, 'journal.view')) return [{ label: 'Journal', href: '/administration/journal', icon: 'orga' }];
  return viewer.isTechnicalAdministrator ? [{ label: 'Installation', href: '/installation', icon: 'orga' }] : [];
}

function homeLabel(viewer: Viewer): string {
  if (isReaderOnly(viewer)) return 'Bilans publiés';
  const leads = mayHere(viewer, 'problem.open') || mayHere(viewer, 'meeting.prepare');
  return mayHere(viewer, 'action.view') && !leads ? 'Mes actions' : 'Accueil';
}

/** An elected reader: published summaries and nothing else. */
export function isReaderOnly(viewer: Viewer): boolean {
  return mayHere(viewer, 'summary.view') && !mayHere(viewer, 'problem.view');
}
