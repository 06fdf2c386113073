import type { DayView } from '../platform/web/components/page-view.js';
import { dayView } from '../platform/web/components/day-view.js';

export interface OutsideHomePage {
  readonly title: string;
  readonly day: DayView;
  readonly heading: string;
  readonly sentences: readonly string[];
}

/** A page without content: what the account is for, and that no problem, action or meeting opens from it. */
export function presentOutsideHome(isOfCouncil: boolean, today: string): OutsideHomePage {
  const page = { title: 'Accueil', day: dayView(today) };
  if (!isOfCouncil) {
    return {
      ...page,
      heading: 'Le serveur et les comptes',
      sentences: [
        'Votre compte est celui de l’administration technique\u00a0: les comptes, le courriel, la sauvegarde.',
        'Il ne lit aucun dossier, aucune action, aucune réunion, aucun bilan.',
      ],
    };
  }
  return {
    ...page,
    heading: 'Le registre et le journal',
    sentences: [
      'Votre compte est celui de la protection des données\u00a0: le registre des traitements et les métadonnées du journal.',
      'Il ne lit aucun dossier, aucune action, aucune réunion, aucun bilan.',
    ],
  };
}
