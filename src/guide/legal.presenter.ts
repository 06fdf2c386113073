import type { Installation } from '../installation/index.js';
import { metaView, type MetaView } from '../platform/web/components/page-view.js';

export interface LegalPage {
  readonly title: string;
  readonly publisher: readonly MetaView[];
  readonly host: readonly MetaView[];
}

const UNSAID = 'non renseigné par cette installation';

/** Publisher and host (law 2004-575, article 1-1): what the technical administrator wrote, and plainly what is missing. */
export function presentLegal(installation: Installation | null): LegalPage {
  const said = (text: string | null | undefined) => text ?? UNSAID;
  return {
    title: 'Mentions légales',
    publisher: [
      metaView('Éditeur', said(installation?.publisherName)),
      metaView('Adresse', said(installation?.publisherAddress)),
      metaView('Direction de la publication', said(installation?.directorName)),
    ],
    host: [metaView('Hébergeur', said(installation?.hostName)), metaView('Adresse', said(installation?.hostAddress))],
  };
}
