/** The partner categories of a local council for security, in the order of their ranks, from 1. */
const CATEGORIES: readonly string[] = [
  'Présidence et élus',
  'Coordination CLSPD',
  'Préfecture, sous-préfecture',
  'Délégué du préfet (QPV)',
  'Parquet',
  'Police nationale',
  'Gendarmerie nationale',
  'Police municipale',
  'Police intercommunale ou pluricommunale',
  'Garde champêtre',
  'Sapeurs-pompiers (SDIS)',
  'Éducation nationale',
  'Protection judiciaire de la jeunesse (PJJ)',
  'Administration pénitentiaire (SPIP)',
  'Conseil départemental',
  'Prévention spécialisée',
  'CCAS, CIAS',
  'Mission locale',
  'Bailleur social',
  'Copropriété, syndic',
  'Autorité organisatrice de la mobilité',
  'Opérateur de transport',
  'SNCF, sûreté ferroviaire',
  'Intercommunalité',
  'Commune voisine',
  'Association d’aide aux victimes',
  'Association ou comité de quartier',
  'Association (prévention, médiation, sport, culture)',
  'Médiation sociale, correspondants de nuit',
  'Commerçants, chambre consulaire',
  'Agriculture',
  'Santé',
  'Services techniques, propreté, éclairage',
  'Centre social, jeunesse',
  'Parlementaire',
  'Personne qualifiée',
];

export const LAST_CATEGORY = CATEGORIES.length;

/** What a reader looks for first: a domain, then the organisation. */
export const DOMAINS: readonly { readonly key: string; readonly label: string; readonly categories: readonly number[] }[] = [
  { key: 'elus', label: 'Élus et collectivités', categories: [1, 2, 15, 25] },
  { key: 'securite', label: 'Sécurité', categories: [6, 7, 8, 9, 10, 11] },
  { key: 'justice-et-etat', label: 'Justice et État', categories: [3, 4, 5, 13, 14] },
  { key: 'habitat', label: 'Habitat', categories: [19, 20] },
  { key: 'transport-et-cadre-de-vie', label: 'Transport et cadre de vie', categories: [21, 22, 23, 24, 33] },
  { key: 'jeunesse-et-action-sociale', label: 'Jeunesse et action sociale', categories: [12, 16, 17, 18, 28, 29, 32, 34] },
  { key: 'habitants-et-commerces', label: 'Habitants, commerces, victimes', categories: [26, 27, 30, 31] },
  { key: 'autres', label: 'Autres', categories: [35, 36] },
];

export function categoryLabel(rank: number): string {
  return CATEGORIES[rank - 1] ?? 'Autre partenaire';
}

export function domainOf(rank: number): string {
  return DOMAINS.find(({ categories }) => categories.includes(rank))?.key ?? 'autres';
}

/** Every category in the order of its rank, for a list. */
export function categoryChoices(): { readonly value: string; readonly label: string }[] {
  return CATEGORIES.map((label, index) => ({ value: String(index + 1), label }));
}
