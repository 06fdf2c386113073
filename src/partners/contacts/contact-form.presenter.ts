import type { OrganisationCard } from '../../people/index.js';
import {
  type CheckboxView, checkbox, type ChoiceFieldView, errorSummary, type FieldView, type FormState, hasErrors, radioField, textField,
} from '../../platform/web/forms/form-view.js';
import type { PartnerFormPage } from '../partner-form-page.js';
import type { PartnerContact } from './contacts.query.js';

export interface ContactFormPage extends PartnerFormPage {
  readonly form: {
    /** Null when the name may not change here: it is said in words. */
    readonly givenName: FieldView | null;
    readonly familyName: FieldView | null;
    readonly jobTitle: FieldView;
    readonly email: FieldView;
    readonly phone: FieldView;
    readonly same: ChoiceFieldView | null;
    readonly bounces: CheckboxView | null;
  };
  readonly keptName: { readonly givenName: string; readonly familyName: string; readonly note: string } | null;
  /** The other gestures about a contact that exists. */
  readonly others: { readonly first: string | null; readonly version: number; readonly leave: string; readonly about: string } | null;
}

/** `knownName`: somebody already here by that address, to be attached rather than written twice. */
export function presentNewContact(organisation: OrganisationCard, form: FormState, formKey: string, knownName: string | null = null): ContactFormPage {
  const href = `/partenaires/${organisation.id}`;
  const same = knownName === null ? null : radioField(form, 'same', 'Est-ce la même personne\u00a0?', [
    { value: 'yes', label: `Oui, rattacher ${knownName}`, note: 'Son nom reste tel qu’il est connu.' },
    { value: 'no', label: 'Non, une autre personne lit la même adresse' },
  ]);
  return {
    title: `Ajouter un correspondant, ${organisation.name}`,
    heading: 'Ajouter un correspondant',
    parent: { href, label: organisation.name },
    action: `${href}/contacts`,
    submit: 'Ajouter',
    formKey,
    version: null,
    ...common(form),
    form: { ...names(form), ...fields(form), same, bounces: null },
    keptName: null,
    others: null,
  };
}

export interface EditedContact {
  readonly organisation: OrganisationCard;
  readonly contact: PartnerContact;
  readonly mayRename: boolean;
  readonly isFirst: boolean;
}

export function presentEditContact({ organisation, contact, mayRename, isFirst }: EditedContact, form: FormState, version: number): ContactFormPage {
  const href = `/partenaires/${organisation.id}`;
  const own = `${href}/contacts/${contact.id}`;
  const { givenName, familyName } = contact;
  return {
    title: `Modifier, ${contact.name}`,
    heading: `Modifier ${contact.name}`,
    parent: { href, label: organisation.name },
    action: `${own}/modifier`,
    submit: 'Enregistrer',
    formKey: null,
    version,
    ...common(form),
    form: {
      ...(mayRename ? names(form) : { givenName: null, familyName: null }),
      ...fields(form),
      same: null,
      bounces: contact.email === null ? null : checkbox(form, 'bounces', 'Les courriels à cette adresse reviennent\u00a0: ne plus y écrire'),
    },
    keptName: mayRename ? null : { givenName, familyName, note: 'Cette personne agit aussi ailleurs\u00a0: son nom ne se corrige pas ici.' },
    others: contact.endedOn === null ? { first: isFirst ? null : `${own}/ordre`, version: contact.version, leave: `${own}/depart`, about: contact.name } : null,
  };
}

/** The form as the contact stands. */
export function formOfContact({ givenName, familyName, jobTitle, email, phone, bouncedOn }: PartnerContact): FormState {
  return { errors: {}, values: { givenName, familyName, jobTitle, email: email ?? '', phone: phone ?? '', bounces: bouncedOn === null ? '' : '1' } };
}

function common(form: FormState): Pick<ContactFormPage, 'hasErrors' | 'errorSummary'> {
  return { hasErrors: hasErrors(form), errorSummary: errorSummary(form.errors) };
}

function names(form: FormState): { givenName: FieldView; familyName: FieldView } {
  return {
    givenName: textField(form, 'givenName', 'Prénom', { maxLength: 80, autocomplete: 'off' }),
    familyName: textField(form, 'familyName', 'Nom', { maxLength: 80, autocomplete: 'off' }),
  };
}

function fields(form: FormState): { jobTitle: FieldView; email: FieldView; phone: FieldView } {
  return {
    jobTitle: textField(form, 'jobTitle', 'Fonction', { maxLength: 160, autocomplete: 'off', help: 'Exemple\u00a0: responsable d’agence.' }),
    email: textField(form, 'email', 'Courriel professionnel', { type: 'email', maxLength: 200, optional: true, autocomplete: 'off', help: 'C’est là que partent ses liens et son invitation.' }),
    phone: textField(form, 'phone', 'Téléphone professionnel', { maxLength: 30, optional: true, width: 'moyen', inputMode: 'tel', autocomplete: 'off' }),
  };
}
