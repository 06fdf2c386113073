import type { Viewer } from '../platform/access/viewer.js';
import { administrationTabs, installationTabs } from '../platform/web/administration-tabs.js';
import { navigationOf } from '../platform/web/navigation.js';

interface SiteMapSection {
  readonly title: string;
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

export interface SiteMapPage {
  readonly title: string;
  readonly sections: readonly SiteMapSection[];
}

const FOR_ALL: SiteMapSection = {
  title: 'Aide et mentions',
  links: [
    { href: '/aide', label: 'Aide' },
    { href: '/accessibilite', label: 'Accessibilité' },
    { href: '/mentions-legales', label: 'Mentions légales' },
    { href: '/donnees-personnelles', label: 'Données personnelles' },
  ],
};
const DOORS: SiteMapSection = {
  title: 'Entrer',
  links: [
    { href: '/connexion', label: 'Se connecter' },
    { href: '/mot-de-passe', label: 'Mot de passe oublié' },
  ],
};
const OWN_ACCOUNT: SiteMapSection = {
  title: 'Votre compte',
  links: [
    { href: '/compte', label: 'Mon compte' },
    { href: '/compte/journal', label: 'Mes actes au journal' },
  ],
};

/** Only what this person may open: a page that she would be refused is not announced. */
export function presentSiteMap(viewer: Viewer): SiteMapPage {
  if (viewer.kind !== 'session') return { title: 'Plan du site', sections: [DOORS, FOR_ALL] };
  const administration = viewer.isTechnicalAdministrator ? installationTabs('') : administrationTabs(viewer, '');
  const ownTitle = viewer.isTechnicalAdministrator ? 'Installation' : 'Administration';
  const pages = navigationOf(viewer, '').filter(({ href }) => !/^\/(administration|installation)/.test(href));
  const sections = [
    { title: 'Le carnet', links: pages.map(({ href, label }) => ({ href, label })) },
    { title: ownTitle, links: administration.map(({ href, label }) => ({ href, label })) },
    OWN_ACCOUNT,
    FOR_ALL,
  ];
  return { title: 'Plan du site', sections: sections.filter(({ links }) => links.length > 0) };
}
