import { actionsLetter, type LetterFacts, signInLetter, textOfActions, textOfSignIn } from './letter.js';

const FACTS: LetterFacts = {
  councilKind: 'CLSPD',
  councilName: 'Valbrune',
  organisation: 'Brune Habitat',
  meeting: { bodyName: 'Formation plénière', heldOn: '2026-01-27' },
};
const HREF = 'https://beffroi.example/lien/abc';
const BINS = { sentence: 'Dégager les encombrants', dueOn: '2026-02-28', isLead: true, leadName: 'Brune Habitat' };
const POSTERS = { sentence: 'Afficher les horaires', dueOn: null, isLead: false, leadName: 'Transbrune' };

describe('the mail that carries actions', () => {
  it('names a meeting of members, each action with its date and its pilot, and one address', () => {
    const letter = actionsLetter(FACTS, [BINS, POSTERS], HREF, '2026-03-17');

    expect(letter.subject).toBe('Réunion du 27\u00a0janvier 2026\u00a0: 2\u00a0actions pour Brune Habitat');
    expect(letter.opening).toBe('À la suite de la réunion du mardi 27\u00a0janvier 2026 (Formation plénière), 2\u00a0actions attendent une réponse de Brune Habitat\u00a0:');
    expect(letter.actions).toEqual([
      { sentence: 'Dégager les encombrants', dates: 'Attendue le samedi 28\u00a0février 2026. Vous la pilotez.' },
      { sentence: 'Afficher les horaires', dates: 'Sans échéance. Vous y contribuez, pilote\u00a0: Transbrune.' },
    ]);
    expect(letter.validity).toContain('jusqu’au mardi 17\u00a0mars 2026');
    expect(textOfActions(letter).split(HREF)).toHaveLength(2);
  });

  it('says « Réunion du CLSPD » of any other meeting, without body, date or place', () => {
    const letter = actionsLetter({ ...FACTS, meeting: 'unnamed' }, [BINS], HREF, '2026-03-17');

    expect(letter.subject).toBe('Réunion du CLSPD\u00a0: une action pour Brune Habitat');
    expect(letter.opening).toBe('À la suite d’une réunion du CLSPD, une action attend une réponse de Brune Habitat\u00a0:');
    expect(textOfActions(letter)).not.toMatch(/plénière|janvier/);
  });

  it('names no meeting for an action given outside one', () => {
    const letter = actionsLetter({ ...FACTS, meeting: null }, [BINS], HREF, '2026-03-17');

    expect(letter.subject).toBe('CLSPD Valbrune\u00a0: une action pour Brune Habitat');
    expect(letter.opening).toBe('Une action attend une réponse de Brune Habitat\u00a0:');
  });
});

it('the mail of higher actions says that something waits, and where to sign in', () => {
  const letter = signInLetter({ ...FACTS, meeting: null }, 'https://beffroi.example/connexion');

  expect(letter.subject).toBe('Réunion du CLSPD');
  expect(textOfSignIn(letter)).not.toMatch(/action|Brune Habitat/);
  expect(textOfSignIn(letter)).toContain('https://beffroi.example/connexion');
});
