import { CouncilWords, DELIVERED, wordList } from './word-list.js';

const own = (code: string, label: string, rank: number, retiredOn: string | null = null) => ({ list: 'blocked' as const, code, label, rank, retiredOn });

describe('the lists of a council', () => {
  it('are those delivered until it changes them, « autre » last', () => {
    expect(DELIVERED.offered('blocked').map(({ code }) => code)).toEqual(['delivery', 'no_budget', 'authorisation', 'other_partner', 'other']);
    expect(wordList('source', []).at(-1)).toMatchObject({ code: 'other', label: 'Autre' });
  });

  it('keep « autre » last, whatever the ranks', () => {
    const words = new CouncilWords([own('own-1', 'Chantier arrêté', 900), own('other', 'Autre', 1), own('no_budget', 'Pas de budget', 0)]);

    expect(words.offered('blocked').map(({ label }) => label)).toEqual([
      'Pas de budget', 'Livraison ou pièce attendue', 'Autorisation ou arrêté manquant', 'Dépend d’un autre partenaire', 'Chantier arrêté', 'Autre',
    ]);
    expect(words.offered('refused')).toEqual(DELIVERED.offered('refused'));
  });

  it('offer no more a word put aside, which still names its rows', () => {
    const words = new CouncilWords([own('own-1', 'Chantier arrêté', 7, '2026-03-03'), own('delivery', 'Livraison ou pièce attendue', 1, '2026-03-03')]);

    expect(words.isOffered('blocked', 'own-1')).toBe(false);
    expect(words.isOffered('blocked', 'delivery')).toBe(false);
    expect(words.label('blocked', 'own-1')).toBe('Chantier arrêté');
    expect(words.label('blocked', 'delivery')).toBe('Livraison ou pièce attendue');
    expect(words.isOffered('source', 'delivery')).toBe(false);
  });
});
