import type { BodyKind, MandateCapacity, SeatStatus } from '../council-words.js';

export const KIND_LABEL: Readonly<Record<BodyKind, string>> = {
  plenary: 'Formation plénière',
  restricted: 'Formation restreinte',
  group: 'Groupe de travail et d’échange d’informations',
  watch_unit: 'Cellule de veille',
  ad_hoc: 'Réunion ponctuelle',
};

/** What each kind is for, and who reads what is said there. */
export const KIND_NOTE: Readonly<Record<BodyKind, string>> = {
  plenary: 'Tous les membres du conseil la lisent.',
  restricted: 'Ses titulaires et leurs suppléants, la présidence et la coordination la lisent. Une seule par conseil.',
  group: 'Ses seules personnes nommées le lisent, chacune avec sa signature de la charte (article L132-5).',
  watch_unit: 'Des correspondants de terrain, ouverte aux membres ou fermée comme un groupe.',
  ad_hoc: 'Autour d’un sujet, le temps de le traiter. Tous les membres la lisent.',
};

export const STATUS_LABEL: Readonly<Record<SeatStatus, string>> = {
  by_right: 'Membre de droit',
  appointed: 'Membre désigné',
  associated: 'Associé',
  qualified: 'Personne qualifiée',
};

export const CAPACITY_LABEL: Readonly<Record<MandateCapacity, string>> = {
  holder: 'Titulaire',
  substitute: 'Suppléance',
  appointed: 'Représentation spécialement désignée',
};

export const UNSIGNED_IN_GROUP = 'nommée, n’a pas signé\u00a0: ne lit rien';
export const UNSIGNED_IN_RESTRICTED = 'n’a pas signé la charte\u00a0: ne lit rien du niveau Restreint';
