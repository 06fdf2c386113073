import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { checkbox, dateField, type FormState, radioField, selectField, textField } from '../../platform/web/forms/form-view.js';
import { COUNCIL_ROLES, type CouncilRoleName } from '../council-words.js';
import { ROLE_LABEL } from '../council.wording.js';
import { type CouncilFormPage, councilForm, group, part } from '../form-page.js';
import { PersonForm } from '../seats/chosen-person.js';
import type { CouncilPerson } from '../seats/council-people.js';
import { personGroups } from '../seats/seat-form.presenter.js';
import type { RoleRow } from './role.repository.js';

export class HandOverForm extends PersonForm {
  @IsOptional()
  @MaxLength(40, { message: 'Choisissez une organisation de la liste' })
  organisation?: string;

  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date' })
  startsOn?: string;

  @IsOptional()
  @MaxLength(160, { message: 'Un acte tient en 160\u00a0caractères' })
  act?: string;

  @IsOptional()
  @IsIn(['1'])
  invites?: string;
}

export class RoleForm extends HandOverForm {
  @IsIn(COUNCIL_ROLES, { message: 'Choisissez un rôle' })
  role!: CouncilRoleName;

  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date' })
  endsOn?: string;
}

export class EndRoleForm {
  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date' })
  from?: string;
}

export interface RoleChoices {
  readonly people: readonly CouncilPerson[];
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  /** The coordinator invites; the chair gives roles to whoever signs in already. */
  readonly mayInvite: boolean;
}

const PARENT = { href: '/administration/roles', label: 'Rôles' };

const ROLE_NOTE: Readonly<Record<CouncilRoleName, string>> = {
  chair: 'Maire ou présidence d’intercommunalité. Une seule à la fois.',
  coordinator: 'Prépare, conduit, relance, administre. Il en faut toujours une.',
  secretary: 'Ordres du jour, présences, comptes rendus, correspondants.',
  elected_reader: 'Lit les bilans publiés, et rien d’autre.',
  dpo: 'Sait que les groupes existent, lit le journal, et aucun contenu.',
};

export function presentNewRole(form: FormState, choices: RoleChoices, formKey: string): CouncilFormPage {
  const roles = COUNCIL_ROLES.map((value) => ({ value, label: ROLE_LABEL[value], note: ROLE_NOTE[value] }));
  return councilForm(form, {
    title: 'Donner un rôle',
    parent: PARENT,
    action: PARENT.href,
    notes: ['Un rôle ouvre ses droits dès la page suivante, et les ferme de même.'],
    groups: [
      group([part({ radios: radioField(form, 'role', 'Rôle', roles) })]),
      ...whoParts(form, choices, 'Qui\u00a0?'),
      group([
        part({ text: dateField(form, 'startsOn', 'À compter du') }),
        part({ text: dateField(form, 'endsOn', 'Jusqu’au', { optional: true }) }),
        ...actParts(form, choices),
      ]),
    ],
    submit: 'Donner le rôle',
    formKey,
  });
}

export function presentHandOver(leaving: RoleRow, form: FormState, choices: RoleChoices, formKey: string): CouncilFormPage {
  return councilForm(form, {
    title: 'Passer la main',
    parent: PARENT,
    action: `${PARENT.href}/${leaving.id}/passation`,
    intro: `${leaving.name} quitte la coordination, une autre personne la prend le même jour.`,
    notes: [
      'Tout reste au conseil\u00a0: dossiers, faits, actions, réunions, comptes rendus, bilans, partenaires, journal.',
      'Qui arrive trouve la même page d’accueil, les mêmes retards, la même prochaine réunion.',
      'Ne passent pas\u00a0: les groupes où l’on est nommé en son nom, et les sièges, qui se remplacent un à un.',
    ],
    groups: [
      ...whoParts(form, choices, 'Qui prend la coordination\u00a0?'),
      group([part({ text: dateField(form, 'startsOn', 'À compter du') }), ...actParts(form, choices)]),
    ],
    submit: 'Passer la main',
    formKey,
  });
}

export function presentEndRole(role: RoleRow, form: FormState, version: number): CouncilFormPage {
  return councilForm(form, {
    title: `Mettre fin au rôle de ${role.name}`,
    parent: PARENT,
    action: `${PARENT.href}/${role.id}/fin`,
    intro: `${ROLE_LABEL[role.role]}.`,
    notes: ['Dès cette date, ce rôle n’ouvre plus rien. Ce que la personne a écrit garde son nom.'],
    groups: [group([part({ text: dateField(form, 'from', 'À compter du') })])],
    submit: 'Mettre fin',
    submitStyle: 'danger',
    version,
  });
}

function whoParts(form: FormState, { people, organisations }: RoleChoices, legend: string) {
  const [list, newcomer] = personGroups(form, { people }, legend, null, true);
  const organisation = selectField(form, 'organisation', 'Organisation', organisations.map(({ id, name }) => ({ value: id, label: name })), { empty: 'Choisir', optional: true });
  const extended = newcomer === undefined ? [] : [{ ...newcomer, parts: [...newcomer.parts, part({ select: organisation })] }];
  return [...(list === undefined ? [] : [list]), ...extended];
}

function actParts(form: FormState, { mayInvite }: RoleChoices) {
  return [
    part({ text: textField(form, 'act', 'Acte', { optional: true, maxLength: 160, help: 'Exemple\u00a0: arrêté 2026-12 du 3 mars 2026.' }) }),
    ...(mayInvite ? [part({ box: checkbox(form, 'invites', 'L’inviter à ouvrir un compte, si elle n’en a pas') })] : []),
  ];
}
