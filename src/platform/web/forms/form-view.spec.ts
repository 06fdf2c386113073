import { checkbox, choiceField, dateField, EMPTY_FORM, errorSummary, hasErrors, selectField, textField } from './form-view.js';

const TYPED = {
  values: { title: 'Rodéos', source: 'agent', password: 'secret', items: ['a', 'c'], sure: '1' },
  errors: { title: 'Dites aussi où', source: 'Dites d’où vient ce fait' },
};

describe('The fields of a form', () => {
  it('give back what was typed and say what is wrong beside it', () => {
    const field = textField(TYPED, 'title', 'Titre du dossier', { help: 'Le problème puis le lieu.' });

    expect(field).toMatchObject({ value: 'Rodéos', error: 'Dites aussi où', describedBy: 'title-aide title-erreur', optional: false });
  });

  it('start empty, with nothing to describe', () => {
    expect(textField(EMPTY_FORM, 'title', 'Titre')).toMatchObject({ value: '', error: null, help: null, describedBy: null });
  });

  it('never send a password back', () => {
    expect(textField(TYPED, 'password', 'Mot de passe', { type: 'password' }).value).toBe('');
  });

  it('show how a date is typed', () => {
    expect(dateField(EMPTY_FORM, 'due', 'Échéance').help).toBe('Exemple : 28/02/2026');
  });

  it('keep the chosen line of a list, after the line that means nothing', () => {
    const select = selectField(TYPED, 'source', 'Source', [{ value: 'agent', label: 'Constat d’un agent' }], { empty: 'Choisir' });

    expect(select.options.map((option) => [option.label, option.isChosen])).toEqual([['Choisir', false], ['Constat d’un agent', true]]);
  });

  it('keep every ticked box, and lead an error to the first one', () => {
    const field = choiceField(TYPED, 'items', 'Points', [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }, { value: 'c', label: 'C' }]);

    expect(field.options.map((option) => [option.id, option.isChosen])).toEqual([['items', true], ['items-2', false], ['items-3', true]]);
    expect(checkbox(TYPED, 'sure', 'Je confirme').isChosen).toBe(true);
  });
});

describe('The summary of errors', () => {
  it('counts in letters and leads to each field', () => {
    expect(errorSummary(TYPED.errors, { source: 'source-2' })).toEqual({
      title: 'Deux réponses à reprendre',
      errors: [{ href: '#title', message: 'Dites aussi où' }, { href: '#source-2', message: 'Dites d’où vient ce fait' }],
    });
    expect(errorSummary({ title: 'Dites aussi où' })?.title).toBe('Une réponse à reprendre');
    expect(hasErrors(TYPED)).toBe(true);
  });

  it('is absent when nothing is wrong', () => {
    expect(errorSummary({})).toBeNull();
    expect(hasErrors(EMPTY_FORM)).toBe(false);
  });
});
