import { IsIn, IsOptional, Length, MaxLength } from 'class-validator';
import { checkbox, dateField, type FormState, selectField, textField } from '../../platform/web/forms/form-view.js';
import { type CouncilFormPage, councilForm, group, part } from '../form-page.js';
import type { Signatory } from './charter.repository.js';

export class CharterForm {
  @Length(3, 160, { message: 'Donnez un titre de 3 à 160\u00a0caractères' })
  title!: string;

  @Length(40, 60_000, { message: 'Collez le texte de la charte (40\u00a0caractères au moins)' })
  text!: string;

  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date' })
  adoptedOn?: string;

  @IsOptional()
  @IsIn(['1'])
  asksAgain?: string;
}

export class PaperSignatureForm {
  @IsOptional()
  @MaxLength(40, { message: 'Choisissez une ligne de la liste' })
  signatory?: string;

  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date' })
  signedOn?: string;
}

export class OwnSignatureForm {
  @IsOptional()
  @IsIn(['1'])
  read?: string;
}

const PARENT = { href: '/administration/charte', label: 'Charte' };

export function presentNewCharter(form: FormState, formKey: string): CouncilFormPage {
  return councilForm(form, {
    title: 'Adopter une version',
    parent: PARENT,
    action: PARENT.href,
    notes: [
      'Le texte est celui que votre conseil a adopté sur proposition de ses groupes (article L132-5). Beffroi n’en fournit aucun.',
      'Sans la case, les signatures déjà données restent valables.',
    ],
    groups: [group([
      part({ text: textField(form, 'title', 'Titre', { maxLength: 160 }) }),
      part({ area: textField(form, 'text', 'Texte', { rows: 16 }) }),
      part({ text: dateField(form, 'adoptedOn', 'Adoptée le') }),
      part({ box: checkbox(form, 'asksAgain', 'Chacun doit signer de nouveau\u00a0: les signatures précédentes n’ouvrent plus rien') }),
    ])],
    submit: 'Adopter',
    formKey,
  });
}

export const PERSON = 'p:';
export const ORGANISATION = 'o:';

export function presentPaperSignature(form: FormState, persons: readonly Signatory[], organisations: readonly Signatory[], formKey: string): CouncilFormPage {
  const unsigned = (list: readonly Signatory[]) => list.filter(({ signedOn }) => signedOn === null);
  const choices = [
    ...unsigned(persons).map(({ id, name, organisation }) => ({ value: `${PERSON}${id}`, label: `${name}, ${organisation}` })),
    ...unsigned(organisations).map(({ id, name }) => ({ value: `${ORGANISATION}${id}`, label: `${name} (l’organisation)` })),
  ];
  return councilForm(form, {
    title: 'Noter une signature sur papier',
    parent: PARENT,
    action: `${PARENT.href}/signatures`,
    notes: ['La signature d’une personne ouvre ce où elle siège ou est nommée. Celle d’une organisation est consignée, elle n’ouvre rien à elle seule.'],
    groups: [group([
      part({ select: selectField(form, 'signatory', 'Qui a signé\u00a0?', choices, { empty: 'Choisir' }) }),
      part({ text: dateField(form, 'signedOn', 'Le') }),
    ])],
    submit: 'Noter la signature',
    formKey,
  });
}
