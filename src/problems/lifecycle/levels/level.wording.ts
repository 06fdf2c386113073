import type { LevelledKind } from '../../core/levels/level-changes.js';

interface Words {
  /** « ce dossier ». */
  readonly it: string;
  /** What would be read by more people. */
  readonly text: string;
  readonly reread: string;
  readonly keep: string;
}

export const LEVEL_WORDS: Readonly<Record<LevelledKind, Words>> = {
  problem: {
    it: 'ce dossier',
    text: 'le titre, le texte d’ouverture et le statut',
    reread: 'J’ai relu le titre et le texte d’ouverture\u00a0: ils ne désignent personne',
    keep: 'Les faits, notes, actions et lieux déjà écrits restent à leur niveau, chacun s’ouvre séparément. Les lecteurs actuels liront toujours tout.',
  },
  action: {
    it: 'cette action',
    text: 'la phrase, le pilote, l’échéance et le résultat',
    reread: 'J’ai relu la phrase et le résultat\u00a0: ils ne désignent personne',
    keep: 'Les réponses déjà données et les raisons déjà écrites restent lues par leurs seuls lecteurs d’aujourd’hui.',
  },
  note: { it: 'cette note', text: 'la note', reread: 'J’ai relu la note\u00a0: elle ne désigne personne', keep: 'Le reste du dossier ne change pas.' },
  fact: {
    it: 'ce fait',
    text: 'le fait, son jour et son récit',
    reread: 'J’ai relu le récit\u00a0: il ne désigne personne',
    keep: 'Le lieu reste connu de ses seuls lecteurs d’aujourd’hui. Le reste du dossier ne change pas.',
  },
};

export const RAISED_WORDS: Readonly<Record<LevelledKind, string>> = {
  problem: 'Les faits, notes, actions, lieux, points et lignes de séance moins protégés prennent ce niveau. Les références ne changent pas.',
  action: 'Ses réponses et les lignes de séance qui la citent prennent ce niveau. Sa référence ne change pas.',
  note: 'Sa ligne du fil prend ce niveau.',
  fact: 'Son lieu et sa ligne du fil prennent ce niveau. Les bilans déjà publiés restent.',
};
