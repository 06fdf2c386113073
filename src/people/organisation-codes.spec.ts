import { codeOf, proposedCode } from './organisation-codes.js';

describe('the code of an organisation', () => {
  it.each([
    ['Brune Habitat', 'BH'],
    ['Transbrune', 'TRA'],
    ['Police municipale de Valbrune', 'PMV'],
    ['Compagnie de gendarmerie du Plateau', 'CGP'],
    ['Éducation nationale', 'EN'],
    ['Œuvre d’Église', 'OE'],
    ['مجلس', 'ORG'],
  ])('of « %s » is proposed as %s', (name, code) => {
    expect(proposedCode(name, new Set())).toBe(code);
  });

  it('takes a figure when the council has it already', () => {
    expect(proposedCode('Brune Habitat', new Set(['BH']))).toBe('BH2');
    expect(proposedCode('Brune Habitat', new Set(['BH', 'BH2', 'BH3']))).toBe('BH4');
  });

  it('is kept in capital letters, without accent nor space', () => {
    expect(codeOf(' é.n-11 ')).toBe('EN11');
    expect(codeOf('x'.repeat(30))).toHaveLength(20);
    expect(codeOf('…')).toBe('');
  });
});
