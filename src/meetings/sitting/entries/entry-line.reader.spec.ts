import fc from 'fast-check';
import { type EntryLine, readEntryLine } from './entry-line.reader.js';

// A Tuesday.
const TODAY = '2026-03-03';

const ORGANISATIONS = [
  { id: 'pm', name: 'Police municipale de Valbrune', shortName: 'Police municipale', acronym: 'PM' },
  { id: 'ppc', name: 'Police pluricommunale des Deux-Rives', shortName: 'Police pluricommunale', acronym: 'PPC' },
  { id: 'pn', name: 'Commissariat de Valbrune', shortName: 'Commissariat', acronym: 'PN' },
  { id: 'ca', name: 'CA du Val de Brune', shortName: 'CA du Val de Brune', acronym: 'CAB' },
  { id: 'bh', name: 'Brune Habitat', shortName: 'Brune Habitat', acronym: null },
  { id: 'dep', name: 'Département, prévention spécialisée', shortName: 'Prévention spécialisée' },
  { id: 'col', name: 'Collège des Ormes', shortName: 'Collège des Ormes' },
];

function read(line: string, kind: EntryLine['kind'] = 'action'): EntryLine {
  return readEntryLine(line, { organisations: ORGANISATIONS, today: TODAY, kind });
}

describe('the kind of a sitting’s line', () => {
  it.each([
    ['n Deux faits sur trois', 'note'],
    ['d Poser des blocs', 'decision'],
    ['a Prêter huit blocs', 'action'],
    ['A Prêter huit blocs', 'action'],
    ['  d  Poser des blocs', 'decision'],
    ['Deux faits sur trois', null],
    ['navette à prévoir', null],
    ['n’oublier personne', null],
  ])('« %s » is %s', (line, kind) => {
    expect(read(line).kind).toBe(kind);
  });

  it('leaves the prefix out of the sentence', () => {
    expect(read('n Deux faits sur trois').sentence).toBe('Deux faits sur trois');
  });

  it('is a note without prefix or radio, and a note keeps its date and its words', () => {
    expect(read('Le fournisseur livre lundi 16 mars', null)).toEqual({
      kind: null,
      sentence: 'Le fournisseur livre lundi 16 mars',
      organisationId: null,
      dueOn: null,
      error: null,
      notice: null,
    });
  });

  it('says that a decision keeps its « @ » in the sentence', () => {
    expect(read('d Poser des blocs @pm vendredi')).toMatchObject({
      sentence: 'Poser des blocs @pm vendredi',
      organisationId: null,
      notice: expect.stringContaining('Seule une action'),
    });
  });

  it('refuses a line without a sentence', () => {
    for (const line of ['', 'n ', 'a @pm vendredi', 'a …']) expect(read(line).error).toBe('Écrivez une phrase');
  });
});

describe('the organisation of an action', () => {
  it.each([
    ['Prêter huit blocs @brune', 'bh'],
    ['Prêter huit blocs @BRUNE HAB', 'bh'],
    ['Prêter huit blocs @"Brune Habitat"', 'bh'],
    ['Prêter huit blocs @« Brune Habitat »', 'bh'],
    ['Prêter huit blocs @pm', 'pm'],
    ['Prêter huit blocs @Police municipale', 'pm'],
    ['Prêter huit blocs @Police municipale de Valbrune', 'pm'],
    ['Prêter huit blocs @municip', 'pm'],
    ['Prêter huit blocs @cab', 'ca'],
    ['Prêter huit blocs @val de brune', 'ca'],
    ['Prêter huit blocs @college', 'col'],
    ['Prêter huit blocs @ormes.', 'col'],
    ['Prêter huit blocs @prévention', 'dep'],
    ['Prêter huit blocs @Département, prévention spécialisée', 'dep'],
    ['@pm, prêter huit blocs', 'pm'],
    ['@pm prêter huit blocs', 'pm'],
  ])('« %s » is for %s', (line, id) => {
    const entry = read(line);
    expect(entry).toMatchObject({ organisationId: id, error: null, notice: null });
    expect(entry.sentence.toLowerCase().replace('.', '')).toBe('prêter huit blocs');
  });

  it('names those that the letters may mean', () => {
    expect(read('Passer rue des Fondeurs @police vendredi')).toMatchObject({
      sentence: 'Passer rue des Fondeurs @police vendredi',
      organisationId: null,
      dueOn: null,
      error: '«\u00a0@police\u00a0» peut être Police municipale ou Police pluricommunale\u00a0: écrivez quelques lettres de plus',
    });
  });

  it('says when nobody answers to the letters', () => {
    expect(read('Passer rue des Fondeurs @zorro').error).toContain('ne correspond à aucune organisation');
  });

  it('leaves an address of mail alone', () => {
    expect(read('Écrire à contact@brune-habitat.example')).toMatchObject({ organisationId: null, error: null });
  });

  it('puts the name where the sentence needs it', () => {
    expect(read('Demander à @police municipale de vérifier le parking vendredi')).toMatchObject({
      sentence: 'Demander à Police municipale de vérifier le parking',
      organisationId: 'pm',
      dueOn: '2026-03-06',
    });
    expect(read('Passage assuré par @pm').sentence).toBe('Passage assuré par Police municipale');
    expect(read('Vérifier avec @pm, puis prévenir').sentence).toBe('Vérifier avec Police municipale, puis prévenir');
  });

  it('keeps a second organisation in the sentence and says so', () => {
    expect(read('Prêter huit blocs @cab avec @pm')).toMatchObject({
      organisationId: 'ca',
      sentence: 'Prêter huit blocs CA du Val de Brune avec @pm',
      notice: expect.stringContaining('un seul pilote'),
    });
  });
});

describe('the due date of an action', () => {
  it.each([
    ['Prêter huit blocs avant le 15 mars', '2026-03-15'],
    ['Prêter huit blocs, avant le 15 mars', '2026-03-15'],
    ['Prêter huit blocs pour vendredi', '2026-03-06'],
    ['Prêter huit blocs 15/03', '2026-03-15'],
    ['Prêter huit blocs fin mars', '2026-03-31'],
    ['Prêter huit blocs @brune lundi 16 mars', '2026-03-16'],
    ['Prêter huit blocs @brune, d’ici le 15 mars', '2026-03-15'],
    ['Prêter huit blocs lundi 16 mars @brune', '2026-03-16'],
    ['Prêter huit blocs @Police municipale lundi 16 mars', '2026-03-16'],
    ['Prêter huit blocs sous huitaine', '2026-03-11'],
    ['Prêter huit blocs dans deux semaines', '2026-03-17'],
    ['Prêter huit blocs à la mi-avril', '2026-04-15'],
    ['Prêter huit blocs aujourd’hui', '2026-03-03'],
    ['Prêter huit blocs mardi 17', '2026-03-17'],
  ])('« %s » is due on %s', (line, dueOn) => {
    expect(read(line)).toMatchObject({ sentence: 'Prêter huit blocs', dueOn, error: null, notice: null });
  });

  it('keeps the full stop of the sentence', () => {
    expect(read('a Prêter huit blocs, avant le 15 mars.').sentence).toBe('Prêter huit blocs.');
  });

  it.each([
    'Envoyer le compte rendu du 10 mars',
    'Passer au marché du lundi',
    'Fermer le parking le lundi',
    'Maintenir les patrouilles jusqu’au 15 mars',
    'Reporter la visite au 15 mars',
    'Relever les faits constatés depuis hier',
    'Traiter le signalement reçu hier',
  ])('« %s » keeps its date, and says how to give a due date', (line) => {
    expect(read(line)).toMatchObject({ sentence: line, dueOn: null, error: null, notice: expect.stringContaining('dans la phrase') });
  });

  it.each(['Maintenir la patrouille deux semaines', 'Assurer une présence 7/7', 'Assurer une présence 24/24', 'Le 15 mars, prêter huit blocs'])(
    '« %s » holds no date at its end',
    (line) => {
      expect(read(line)).toMatchObject({ sentence: line, dueOn: null, error: null, notice: null });
    },
  );

  it('refuses a day that does not exist, and a weekday that disagrees, with the line kept', () => {
    expect(read('Prêter huit blocs @pm 31 février')).toMatchObject({
      sentence: 'Prêter huit blocs @pm 31 février',
      dueOn: null,
      error: 'Le 31\u00a0février n’existe pas\u00a0: vérifiez le jour',
    });
    expect(read('Prêter huit blocs lundi 17 mars').error).toBe('Le 17\u00a0mars 2026 est un mardi\u00a0: vérifiez le jour');
  });

  it('asks for a look at a date that falls next year', () => {
    expect(read('Prêter huit blocs 28 février')).toMatchObject({ dueOn: '2027-02-28', notice: expect.stringContaining('2027') });
  });
});

describe('any line', () => {
  const word = fc.constantFrom('Prêter', 'blocs', '@pm', '@police', '@zorro', '@', 'vendredi', '15/03', 'avant', 'le', '15', 'mars', 'à', 'du', ',', 'fin');

  it('never loses a word that is not the organisation or the date', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 10 }), (words) => {
        const entry = read(words.join(' '));
        const isWhole = entry.organisationId === null && entry.dueOn === null;
        if (isWhole) expect(entry.sentence).toBe(words.join(' '));
        for (const kept of ['Prêter', 'blocs', '@police', '@zorro']) {
          expect(entry.sentence.split(kept).length).toBe(words.join(' ').split(kept).length);
        }
      }),
    );
  });

  it('too long to be a line keeps everything', () => {
    const text = `Prêter ${'@pm, '.repeat(20_000)}vendredi`;

    expect(read(text)).toMatchObject({ sentence: text, organisationId: null, dueOn: null, notice: expect.stringContaining('trop longue') });
  });

  it('is read whatever was typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (line) => typeof read(line).sentence === 'string'));
  });
});
