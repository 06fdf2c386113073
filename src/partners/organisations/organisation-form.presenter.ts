import type { OrganisationCard } from '../../people/index.js';
import {
  errorSummary, type FieldView, type FormState, hasErrors, selectField, type SelectView, textField,
} from '../../platform/web/forms/form-view.js';
import type { PartnerFormPage } from '../partner-form-page.js';
import { categoryChoices } from '../partner.wording.js';

export interface OrganisationFormPage extends PartnerFormPage {
  readonly form: {
    readonly name: FieldView;
    readonly shortName: FieldView;
    readonly code: FieldView;
    readonly category: SelectView;
    readonly presentation: FieldView;
    readonly phone: FieldView;
  };
}

export function presentNewOrganisation(form: FormState, formKey: string): OrganisationFormPage {
  return {
    title: 'Ajouter un partenaire',
    heading: 'Ajouter un partenaire',
    parent: { href: '/partenaires', label: 'Partenaires' },
    action: '/partenaires',
    submit: 'Ajouter le partenaire',
    formKey,
    version: null,
    ...fieldsOf(form, 'Laissé vide, il est tiré du nom.'),
  };
}

export function presentEditOrganisation({ id, name }: OrganisationCard, form: FormState, version: number): OrganisationFormPage {
  return {
    title: `Modifier, ${name}`,
    heading: 'Modifier le partenaire',
    parent: { href: `/partenaires/${id}`, label: name },
    action: `/partenaires/${id}/modifier`,
    submit: 'Enregistrer',
    formKey: null,
    version,
    ...fieldsOf(form, 'Laissé vide, il ne change pas.'),
  };
}

/** The form as the organisation stands. */
export function formOfOrganisation(organisation: OrganisationCard): FormState {
  const { name, shortName, code, category, presentation, phone } = organisation;
  return { errors: {}, values: { name, shortName, code, category: String(category), presentation: presentation ?? '', phone: phone ?? '' } };
}

function fieldsOf(form: FormState, codeHelp: string): Pick<OrganisationFormPage, 'hasErrors' | 'errorSummary' | 'form'> {
  return {
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(form.errors),
    form: {
      name: textField(form, 'name', 'Nom', { maxLength: 160, autocomplete: 'off', help: 'Le nom entier, comme sur une convocation.' }),
      shortName: textField(form, 'shortName', 'Nom court', { maxLength: 80, optional: true, autocomplete: 'off', help: 'Celui des listes. Laissé vide, c’est le nom entier.' }),
      code: textField(form, 'code', 'Sigle', { maxLength: 20, optional: true, width: 'moyen', autocomplete: 'off', help: `Il sert en séance après «\u00a0@\u00a0» et dans les imports. ${codeHelp}` }),
      category: selectField(form, 'category', 'Catégorie', categoryChoices(), { empty: 'Choisir' }),
      presentation: textField(form, 'presentation', 'Présentation', { rows: 2, optional: true, help: 'Une ligne\u00a0: son périmètre, ses résidences, ses lignes.' }),
      phone: textField(form, 'phone', 'Téléphone', { maxLength: 30, optional: true, width: 'moyen', inputMode: 'tel', autocomplete: 'off', help: 'Le standard, jamais un numéro personnel.' }),
    },
  };
}
