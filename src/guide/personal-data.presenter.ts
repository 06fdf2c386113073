import { metaView, type MetaView } from '../platform/web/components/page-view.js';
import type { CouncilContact } from './legal-facts.js';

export interface PersonalDataPage {
  readonly title: string;
  readonly contacts: readonly MetaView[];
}

/** Each council is answerable for its own rows: its contact is the one that it wrote. */
export function presentPersonalData(contacts: readonly CouncilContact[]): PersonalDataPage {
  return {
    title: 'Données personnelles',
    contacts: contacts.map(({ name, contact }) => metaView(name, contact ?? 'contact non renseigné\u00a0: écrivez à la mairie ou à l’établissement qui porte le conseil')),
  };
}
