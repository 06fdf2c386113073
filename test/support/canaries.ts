import type { Level, SecretWords } from '../../src/cli/seed/secrets.js';

/** The named words of the demonstration's secrets, by the key of their text. */
const NAMED: Readonly<Record<string, string>> = {
  'P2 title': 'varlouette', 'P2 note -25': 'farcamol', 'P2 fact 21:10': 'gruvanette', 'V25-A01 reply -42': 'pavardille',
  'M10 P4 note 1': 'dorvifange', 'M11 P2 point': 'trepoulard',
  'P1 title': 'lurgamine', 'P1 note -38': 'fosticane', 'T25-A01 sentence': 'jabrelune',
  'P5 title': 'galtovine', 'P5 note -6': 'pimbrocelle', 'P7 description': 'sornivelle', 'M6 P7 note 1': 'harbelousse',
};

/** Every other confidential text gets the word of its level, which no other text holds. */
const COMMON: Readonly<Record<Exclude<Level, 'm'>, string>> = { V: 'quovandre', T: 'tiblochon', R: 'rasquivel' };

/** In every members text about the illegal dumping of the Pont-Neuf: no secret until a spec raises that problem. */
export const RAISED_WORD = 'zoravelle';
const RAISED = /\bP3\b/;

export const CANARIES: SecretWords = {
  wordFor: (level, key) => (level === 'm' ? (RAISED.test(key) ? RAISED_WORD : null) : (NAMED[key] ?? COMMON[level])),
};

const WORDS_OF_LEVEL: Readonly<Record<Exclude<Level, 'm'>, readonly string[]>> = {
  V: ['varlouette', 'farcamol', 'gruvanette', 'pavardille', 'dorvifange', 'trepoulard', COMMON.V],
  T: ['lurgamine', 'fosticane', 'jabrelune', COMMON.T],
  R: ['galtovine', 'pimbrocelle', 'sornivelle', 'harbelousse', COMMON.R],
};

/** Accounts of the demonstration, each with the confidential levels that it reads in Valbrune. */
export const READS: Readonly<Record<string, readonly Exclude<Level, 'm'>[]>> = {
  'coordination@valbrune.example': ['R', 'V', 'T'],
  'maire@valbrune.example': ['R'],
  'secretariat@valbrune.example': [],
  'elue@valbrune.example': [],
  'bailleur@brune-habitat.example': ['V', 'T'],
  'police-municipale@valbrune.example': ['R', 'V', 'T'],
  'gendarmerie@haute-brune.example': ['R'],
  'transport@transbrune.example': ['V'],
  'agglo@valdebrune.example': ['R', 'V'],
  'cispd@valdebrune.example': [],
  'procureur@haute-brune.example': ['R', 'T'],
  'dpo@valbrune.example': [],
  'technique@valbrune.example': [],
};

/** The words that somebody who reads only those levels must never meet. */
export function forbiddenWords(reads: readonly Exclude<Level, 'm'>[]): string[] {
  return (['V', 'T', 'R'] as const).filter((level) => !reads.includes(level)).flatMap((level) => WORDS_OF_LEVEL[level]);
}

export const ALL_WORDS: readonly string[] = Object.values(WORDS_OF_LEVEL).flat();
