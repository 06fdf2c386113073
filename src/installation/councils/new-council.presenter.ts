import { type ChoiceFieldView, type FieldView, type FormState, radioField, textField } from '../../platform/web/forms/form-view.js';

/** The fields that a new council asks, wherever it is created. */
export interface NewCouncilView {
  readonly kind: ChoiceFieldView;
  readonly name: FieldView;
  readonly territoryCode: FieldView;
  readonly communes: FieldView;
  readonly councilCode: FieldView;
  readonly coordinator: PersonFieldsView;
}

export interface PersonFieldsView {
  readonly givenName: FieldView;
  readonly familyName: FieldView;
  readonly email: FieldView;
}

const KINDS = [{ value: 'CLSPD', label: 'CLSPD' }, { value: 'CISPD', label: 'CISPD' }];

/** A CLSPD unless something else was typed. */
export function newCouncilFields(form: FormState): NewCouncilView {
  const state = form.values.kind === undefined ? { ...form, values: { ...form.values, kind: 'CLSPD' } } : form;
  return {
    kind: radioField(state, 'kind', 'Le conseil', KINDS),
    name: textField(form, 'name', 'Commune ou groupement', { autocomplete: 'organization', maxLength: 120 }),
    territoryCode: textField(form, 'territoryCode', 'Code INSEE ou SIREN', {
      width: 'moyen', autocomplete: 'off', help: 'Cinq caractères pour une commune, neuf chiffres (SIREN) pour un groupement.',
    }),
    communes: textField(form, 'communes', 'Communes', {
      rows: 4, optional: true, help: 'Pour un CISPD, une par ligne, avec ou sans code\u00a0: «\u00a098F01 Valbrune\u00a0».',
    }),
    councilCode: textField(form, 'councilCode', 'Sigle des références', {
      width: 'court', optional: true, autocomplete: 'off', maxLength: 5,
      help: 'Les dossiers s’appelleront VAL-2026-014. Laissé vide, il est tiré du nom.',
    }),
    coordinator: personFields(form, 'coordinator'),
  };
}

export function personFields(form: FormState, prefix: string): PersonFieldsView {
  return {
    givenName: textField(form, `${prefix}GivenName`, 'Prénom', { autocomplete: 'off', maxLength: 80 }),
    familyName: textField(form, `${prefix}FamilyName`, 'Nom', { autocomplete: 'off', maxLength: 80 }),
    email: textField(form, `${prefix}Email`, 'Adresse électronique', { type: 'email', autocomplete: 'off', maxLength: 200 }),
  };
}
