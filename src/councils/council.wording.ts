import type { Confidentiality } from '../platform/access/audience.js';
import type { CouncilRoleName } from './council-words.js';

export const ROLE_LABEL: Readonly<Record<CouncilRoleName, string>> = {
  chair: 'Présidence',
  coordinator: 'Coordination',
  secretary: 'Secrétariat',
  elected_reader: 'Lecture des bilans',
  dpo: 'Protection des données',
};

const LEVEL_LABEL: Readonly<Record<Confidentiality, string>> = {
  public: 'Public',
  members: 'Membres',
  restricted: 'Restreint',
  group: 'Groupe',
};

export function levelLabel(level: Confidentiality): string {
  return LEVEL_LABEL[level];
}
