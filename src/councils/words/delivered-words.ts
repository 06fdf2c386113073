import type { EditedList } from '../council-words.js';

/** The words that come with the carnet; a council adds its own, orders them, puts some aside. */
export const DELIVERED_WORDS = {
  blocked: {
    delivery: 'Livraison ou pièce attendue',
    no_budget: 'Pas de budget',
    authorisation: 'Autorisation ou arrêté manquant',
    other_partner: 'Dépend d’un autre partenaire',
    other: 'Autre',
  },
  refused: {
    out_of_remit: 'Hors compétence',
    out_of_sector: 'Hors secteur',
    no_means: 'Pas les moyens',
    too_short: 'Délai trop court',
    duplicate: 'Doublon ou déjà fait',
    other: 'Autre',
  },
  source: {
    agent: 'Constat d’un agent',
    resident: 'Signalement d’un habitant',
    shopkeeper: 'Signalement d’un commerçant',
    user: 'Signalement d’un usager',
    service_report: 'Rapport de service',
    other: 'Autre',
  },
} as const satisfies Readonly<Record<EditedList, Readonly<Record<string, string>>>>;

/** Code of a word that a council wrote itself. */
export type OwnWord = `own-${string}`;

/** « Autre » closes each list and stays: it asks for a sentence, and nobody is left without an answer. */
export const OTHER = 'other';
