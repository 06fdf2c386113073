import { list, quoted } from '../../platform/formatting/french.js';
import { searchText } from '../../platform/formatting/sort-key.js';

export const COLUMNS = ['organisation', 'code', 'category', 'familyName', 'givenName', 'jobTitle', 'email', 'phone'] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** The header of the template, in the order of its columns. */
export const HEADER: Readonly<Record<ColumnName, string>> = {
  organisation: 'Organisation',
  code: 'Sigle',
  category: 'Catégorie',
  familyName: 'Nom',
  givenName: 'Prénom',
  jobTitle: 'Fonction',
  email: 'Courriel',
  phone: 'Téléphone',
};

/** Other words that offices write over the same column, without accent, space nor sign. */
const SYNONYMS: Readonly<Record<ColumnName, readonly string[]>> = {
  organisation: ['organisation', 'organisme', 'structure', 'partenaire', 'service', 'institution', 'nomdelorganisation', 'nomdelorganisme', 'nomdelastructure', 'etablissement'],
  code: ['sigle', 'code', 'acronyme', 'abreviation'],
  category: ['categorie', 'typedepartenaire', 'type', 'nature', 'categoriedepartenaire'],
  familyName: ['nom', 'nomdefamille', 'nomducontact', 'nomducorrespondant'],
  givenName: ['prenom', 'prenomducontact', 'prenomducorrespondant'],
  jobTitle: ['fonction', 'qualite', 'poste', 'titre', 'role'],
  email: ['courriel', 'email', 'mail', 'mel', 'adresseemail', 'adressemail', 'adresseelectronique', 'courrielprofessionnel'],
  phone: ['telephone', 'tel', 'telephoneprofessionnel', 'numero', 'numerodetelephone', 'portable', 'mobile'],
};

/** Where each column stands; the first one wins when a header is written twice. */
export type ColumnPlaces = Readonly<Partial<Record<ColumnName, number>>>;

/** Reads the header line; words instead when it names no organisation. */
export function readHeader(cells: readonly string[]): ColumnPlaces | { readonly error: string } {
  const names = cells.map((cell) => searchText(cell).replace(/[^a-z]/g, ''));
  const places: Partial<Record<ColumnName, number>> = {};
  for (const column of COLUMNS) {
    const place = names.findIndex((name) => SYNONYMS[column].includes(name));
    if (place >= 0) places[column] = place;
  }
  if (places.organisation !== undefined) return places;
  return { error: `La première ligne doit nommer les colonnes\u00a0: ${list(COLUMNS.map((column) => HEADER[column]))}. Il y manque au moins ${quoted(HEADER.organisation)}` };
}
