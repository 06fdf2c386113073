import { readCategory } from './categories.js';
import { readHeader } from './columns.js';
import type { KnownPartners } from './known-partners.js';
import { planImport } from './plan.js';
import { type ImportLine, linesOf, packed, unpacked } from './rows.js';
import { decoded, readText, separatorOf } from './table.js';
import { unpackedSize } from './workbook.js';

const HABITAT = { id: 'bh', code: 'BH', name: 'Brune Habitat', sortKey: 'brune habitat', category: 19, isEnded: false };
const GONE = { id: 'uc', code: 'UC', name: 'Union commerçante', sortKey: 'union commercante', category: 30, isEnded: true };
const OUZRANE = { id: 'c1', organisationId: 'bh', personId: 'p1', key: 'ouzrane marc', name: 'Marc Ouzrane', email: 'm.ouzrane@bh.example', phone: null, isEnded: false };
const LEFT = { id: 'c2', organisationId: 'bh', personId: 'p2', key: 'valdrac ines', name: 'Inès Valdrac', email: null, phone: null, isEnded: true };
const KNOWN: KnownPartners = {
  organisations: [HABITAT, GONE],
  contacts: [OUZRANE, LEFT],
  accounts: new Map([['k.sorbier@ailleurs.example', { personId: 'p9', key: 'sorbier kael' }]]),
};

function lines(text: string): ImportLine[] {
  const table = readText(`organisation;sigle;catégorie;nom;prénom;fonction;courriel;téléphone\n${text}`);
  if ('error' in table) throw new Error(table.error);
  const places = readHeader(table.rows[0] ?? []);
  if ('error' in places) throw new Error(String(places.error));
  return linesOf(table.rows, 0, places);
}

function plan(text: string) {
  return planImport(lines(text), KNOWN);
}

function refusals(text: string): string[] {
  return plan(text).refused.map(({ line, reason }) => `${line} ${reason}`);
}

describe('a list of partners', () => {
  it('is read with semicolons, commas or tabs, in the encodings of offices', () => {
    expect(separatorOf('a;b,c;d\nx,y,z')).toBe(';');
    expect(separatorOf('Organisation\tNom')).toBe('\t');
    expect(separatorOf('Organisation,Nom')).toBe(',');
    expect(decoded(Buffer.from('\ufeffPréfecture'))).toBe('Préfecture');
    expect(decoded(Buffer.from('Pr\u00e9fecture d\u2019\u00c9tat'.replace('\u2019', '\x92'), 'latin1'))).toBe('Préfecture d’État');
    expect(decoded(Buffer.from('\ufeffNuméro', 'utf16le'))).toBe('Numéro');
    expect(readText('a;"b;\nc"\n')).toEqual({ rows: [['a', 'b;\nc']] });
    expect(readText('a;"b')).toMatchObject({ error: expect.stringContaining('guillemet') });
    expect(readText('\n \n')).toEqual({ error: 'Cette liste est vide' });
    expect(readText(`organisation\n${'x\n'.repeat(1001)}`)).toMatchObject({ error: expect.stringContaining('1000') });
  });

  it('names its columns in the words of each office, in any order', () => {
    expect(readHeader(['E-mail', 'NOM de famille', 'Structure', 'Tél.', 'Observations'])).toEqual({ email: 0, familyName: 1, organisation: 2, phone: 3 });
    expect(readHeader(['Nom', 'Prénom'])).toHaveProperty('error');
  });

  it.each([
    ['19', 19], ['Bailleur social', 19], ['bailleurs', 19], ['gendarmerie', 7], ['Préfecture / sous-préfecture', 3], ['police municipale', 8], ['Parquet', 5], ['0', null], ['37', null],
    ['police', null], ['association', 28], ['centre social', 34],
  ])('says « %s » for category %s', (text, rank) => {
    expect(readCategory(text)).toBe(rank);
  });

  it('creates what is new, once', () => {
    const { organisations, contacts, refused } = plan('Transbrune;;22;Kerzhéro;Solène;sûreté;s.k@tb.example;\nTRANSBRUNE;;;Tolbrac;Yann;;;\nMairie;;élus;;;;;');

    expect(refused).toEqual([]);
    expect(organisations.map(({ name, code, category }) => [name, code, category])).toEqual([['Transbrune', 'TRA', 22], ['Mairie', 'MAI', 1]]);
    expect(contacts.map(({ line, key, organisation }) => [line, key, organisation.code])).toEqual([[2, 'kerzhero solene', 'TRA'], [3, 'tolbrac yann', 'TRA']]);
  });

  it('fills blanks and never overwrites', () => {
    const { completed, unchanged, flagged } = plan('Brune Habitat;BH;20;OUZRANE;Marc;;autre@bh.example;03 53 01 42 18\nbrune habitat;;;;;;;');

    expect(completed).toEqual([{ line: 2, contactId: 'c1', name: 'Marc Ouzrane', email: null, phone: '03 53 01 42 18' }]);
    expect(unchanged.map(({ line }) => line)).toEqual([3]);
    expect(flagged.map(({ reason }) => reason)).toEqual(['la catégorie connue est gardée', expect.stringContaining('autre@bh.example')]);
  });

  it('attaches who is known by her address, when the name agrees', () => {
    const { contacts, refused } = plan('Mairie;;1;Sorbier;Kaël;;K.Sorbier@ailleurs.example;\nMairie;;;Autre;Nom;;k.sorbier@ailleurs.example;\nMairie;;;Ouzrane;Marc;;m.ouzrane@bh.example;');

    expect(contacts.map(({ person }) => person)).toEqual([{ id: 'p9' }, { id: 'p1' }]);
    expect(refused).toEqual([{ line: 3, words: 'Nom Autre, Mairie', reason: expect.stringContaining('autre personne') }]);
  });

  it('is told line by line what was refused, and why', () => {
    expect(refusals(';;;Seul;Nom;;;\nMairie;;;;;;;\nMairie;;pompe;;;;;\nMairie;;1;Nom;;;;\nMairie;;1;A;B;;pas-une-adresse;\nMairie;;1;A;B;;;abc')).toEqual([
      '2 organisation manquante', '3 catégorie manquante pour une organisation nouvelle', '4 catégorie inconnue', '5 prénom manquant', '6 courriel mal écrit', '7 téléphone mal écrit',
    ]);
    expect(refusals('Union commerçante;;30;;;;;\nAutre nom;BH;19;;;;;\nBrune Habitat;;;Valdrac;Inès;;;\nBrune Habitat;;;Autre;Nom;;m.ouzrane@bh.example;')).toEqual([
      expect.stringContaining('ne participe plus'), expect.stringContaining('est déjà celui de'), expect.stringContaining('ne représente plus'), expect.stringContaining('déjà celle de Marc Ouzrane'),
    ]);
    expect(refusals('Mairie;M;1;A;B;;;\nMairie;M;1;a;b;;;\nMairie;M;2;C;D;;;\nMairie;N;;C;D;;;')).toEqual(['3 déjà à la ligne 2', '4 autre catégorie à la ligne 2', '5 autre sigle à la ligne 2']);
  });

  it('keeps as text what begins as a formula, and says so', () => {
    const { flagged, contacts } = plan('Mairie;;1;=cmd|calc;Léa;@SUM(A1);;+33 3 53 01 42 18');

    expect(contacts[0]).toMatchObject({ familyName: '=cmd|calc', jobTitle: '@SUM(A1)', phone: '+33 3 53 01 42 18' });
    expect(flagged.map(({ words }) => words)).toEqual(['=cmd|calc', '@SUM(A1)']);
  });

  it('travels from the preview to the confirmation unchanged', () => {
    const [line] = lines('Mairie;M;1;D’Aubigné;Jean-François;agent\tde ville;a@b.example;');

    expect(line && planImport([unpacked(packed(line)) as ImportLine], KNOWN).contacts[0]).toMatchObject({ line: 2, familyName: 'D’Aubigné', jobTitle: 'agent de ville' });
    for (const odd of ['', 'x\ta', '2', '0\t\t\t\t\t\t\t\t', `${'9'.repeat(9)}\t\t\t\t\t\t\t\t`]) expect(unpacked(odd)).toBeNull();
  });

  it('in a workbook is never unpacked beyond reason', () => {
    expect(unpackedSize(Buffer.from('PK\u0003\u0004 and nothing else'))).toBeNull();
    expect(unpackedSize(Buffer.alloc(0))).toBeNull();
  });
});
