import { typedTexts } from './typed-texts.js';

describe('what was written in a refused form', () => {
  it('is given back, without the keys of the form, the choices and the password', () => {
    const body = {
      csrf: 'x'.repeat(43), formKey: '01979149-7580-7000-8000-f6dbf64052d0', version: '3', password: 'un mot de passe', email: 'a@b.example',
      lead: '01979149-7580-7000-8000-f6dbf64052d0', result: 'done', synthesis: 'Les bailleurs demandent un passage avant sept heures.',
      sentence_1: 'Point fait avec le pilote.', sentence_2: 'Point fait avec le pilote.',
    };

    expect(typedTexts(body)).toEqual(['Les bailleurs demandent un passage avant sept heures.', 'Point fait avec le pilote.']);
  });

  it('is given back however short it is', () => {
    expect(typedTexts({ synthesis: 'Reporté.', end: '10 h', result: 'treated', minutes: '20' })).toEqual(['Reporté.', '10 h']);
  });

  it('is nothing when there was no form', () => {
    expect(typedTexts(undefined)).toEqual([]);
    expect(typedTexts(null)).toEqual([]);
  });
});
