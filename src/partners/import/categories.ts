import { searchText } from '../../platform/formatting/sort-key.js';
import { categoryChoices, LAST_CATEGORY } from '../partner.wording.js';

/** What offices write for a category besides its label. */
const SYNONYMS: Readonly<Record<string, number>> = {
  mairie: 1, elus: 1, ville: 1, coordination: 2, prefecture: 3, 'sous-prefecture': 3, tribunal: 5, procureur: 5, commissariat: 6, brigade: 7, gendarmerie: 7,
  pompiers: 11, sdis: 11, college: 12, lycee: 12, ecole: 12, dsden: 12, pjj: 13, spip: 14, departement: 15, ccas: 17, cias: 17, bailleur: 19, hlm: 19,
  syndic: 20, transporteur: 22, sncf: 23, epci: 24, agglomeration: 24, commune: 25, association: 28, mediation: 29, commerces: 30, hopital: 32, ars: 32, voirie: 33,
};

/** The rank of a category written as its number, its label, the start of its label or a common word; null when none is meant. */
export function readCategory(text: string): number | null {
  const words = searchText(text);
  if (/^\d{1,2}$/.test(words)) return Number(words) >= 1 && Number(words) <= LAST_CATEGORY ? Number(words) : null;
  const wanted = letters(words);
  if (wanted === '') return null;
  const labels = categoryChoices().map(({ value, label }) => ({ rank: Number(value), letters: letters(searchText(label)) }));
  const exact = labels.find((label) => label.letters === wanted);
  if (exact !== undefined) return exact.rank;
  const synonym = SYNONYMS[words.replace(/s$/, '')] ?? SYNONYMS[words];
  if (synonym !== undefined) return synonym;
  const starting = labels.filter((label) => wanted.length >= 4 && label.letters.startsWith(wanted));
  return starting.length === 1 ? (starting[0]?.rank ?? null) : null;
}

function letters(words: string): string {
  return words.replace(/[^a-z]/g, '');
}
