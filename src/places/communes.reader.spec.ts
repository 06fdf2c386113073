import { readCommunes } from './communes.reader.js';
import { isSirenChecked, parseInsee, parseSiren } from './territory-codes.js';

describe('the communes typed one a line', () => {
  it('have a code or their name alone', () => {
    expect(readCommunes('98F01 Valbrune\n\n  Le Cheylat \n2a004\tAjaccio')).toEqual({
      communes: [{ code: '98F01', name: 'Valbrune' }, { code: null, name: 'Le Cheylat' }, { code: '2A004', name: 'Ajaccio' }],
    });
  });

  it('are refused when one is written twice or too long', () => {
    expect(readCommunes('98F01 Valbrune\n98F01 Val Brune')).toHaveProperty('error');
    expect(readCommunes('Valbrune\nVALBRUNE')).toHaveProperty('error');
    expect(readCommunes('v'.repeat(121))).toHaveProperty('error');
  });
});

describe('the code of a territory', () => {
  it('is INSEE for a commune, SIREN for a groupement', () => {
    expect(parseInsee('98f01')).toBe('98F01');
    expect(parseInsee('2B033')).toBe('2B033');
    expect(parseSiren('200 012 345')).toBe('200012345');
    for (const typed of ['', '9801', '980011', 'ABCDE', '200012345']) expect(parseInsee(typed)).toBeNull();
    expect(parseSiren('98F01')).toBeNull();
  });

  it('tells a SIREN whose own check fails', () => {
    expect(isSirenChecked('200046977')).toBe(true);
    expect(isSirenChecked('200046978')).toBe(false);
  });
});
