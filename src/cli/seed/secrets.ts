/** Readers of a text in the demonstration: members, the restricted formation, the watch unit, the group of the Tilleuls. */
export type Level = 'm' | 'R' | 'V' | 'T';

/** Words of their own that tests append to confidential texts, to hunt them where they must not be. */
export interface SecretWords {
  /** `key` names the text (« P2 title »); null leaves it as it is. */
  wordFor(level: Level, key: string): string | null;
}

export const NO_SECRETS: SecretWords = { wordFor: () => null };
