import { checkbox, dateField, type FormState, radioField, selectField, textField } from '../../platform/web/forms/form-view.js';
import { STATUS_CHOICES } from '../bodies/body-form.presenter.js';
import { CAPACITY_LABEL } from '../bodies/body.wording.js';
import { type CouncilFormPage, councilForm, foldedGroup, type FormGroup, group, part } from '../form-page.js';
import { NEWCOMER, NOBODY } from './chosen-person.js';
import type { CouncilPerson } from './council-people.js';
import type { HeldPlace } from './mandates.js';

export interface SeatPlace extends HeldPlace {
  readonly organisationName: string;
  /** Null: vacant. */
  readonly holderName: string | null;
  readonly people: readonly CouncilPerson[];
  /** Names of the other bodies where the holder sits for this organisation, those of level group apart. */
  readonly others: readonly string[];
  readonly groups: readonly string[];
  readonly mayInvite: boolean;
}

export function presentReplacement(place: SeatPlace, form: FormState, keys: { readonly formKey: string; readonly version: number }): CouncilFormPage {
  const { seat, body, holderName, organisationName } = place;
  const isGroup = body.level === 'group';
  const leaving = holderName === null ? [] : [part({ box: checkbox(form, 'leaves', `${holderName} quitte ${organisationName}`) })];
  return councilForm(form, {
    title: holderName === null ? 'Pourvoir le siège' : `Remplacer ${holderName}`,
    parent: { href: `/sieges/${seat.id}`, label: `${organisationName}, ${body.name}` },
    action: `/sieges/${seat.id}/remplacement`,
    intro: isGroup ? 'Un siège de groupe ne se transmet pas.' : 'Le siège change de main, ses actions restent. Aucun groupe n’est transmis.',
    notes: notesOf(place),
    groups: [
      ...(isGroup ? [] : personGroups(form, place, 'Qui prend le siège\u00a0?', `Personne pour l’instant\u00a0: le siège reste vacant`)),
      group([
        part({ text: dateField(form, 'from', 'À compter du') }),
        ...leaving,
        part({ text: textField(form, 'reason', 'Motif', { optional: !isGroup, maxLength: 200, help: 'Exemple\u00a0: changement de poste.' }) }),
        ...inviteParts(form, place),
      ]),
    ],
    submit: isGroup ? 'Laisser le siège vacant' : holderName === null ? 'Pourvoir' : 'Remplacer',
    ...keys,
  });
}

function notesOf({ body, holderName, others, groups }: SeatPlace): string[] {
  const stays = 'Les actions ouvertes, les invitations à venir et l’histoire restent au siège.';
  if (body.level === 'group') return [stays, 'Un siège de groupe ne se transmet pas\u00a0: il reste vacant jusqu’à ce qu’une personne y soit nommée.'];
  if (holderName === null) return [stays];
  return [
    stays,
    `Ce que ${holderName} a écrit garde son nom. Dès cette date, cette personne ne lit plus rien à ce titre.`,
    ...(others.length === 0 ? [] : [`Si elle quitte l’organisation, son successeur prend aussi\u00a0: ${others.join(', ')}.`]),
    ...(groups.length === 0 ? [] : [`Il n’hérite d’aucun groupe. Deviennent vacants\u00a0: ${groups.join(', ')}.`]),
  ];
}

export function presentNewMandate(place: SeatPlace, form: FormState, formKey: string): CouncilFormPage {
  const { seat, body, organisationName } = place;
  const capacities = (['substitute', 'appointed'] as const).map((value) => ({ value, label: CAPACITY_LABEL[value], note: CAPACITY_NOTE[value] }));
  return councilForm(form, {
    title: 'Ajouter une suppléance',
    parent: { href: `/sieges/${seat.id}`, label: `${organisationName}, ${body.name}` },
    action: `/sieges/${seat.id}/mandats`,
    groups: [
      group([part({ radios: radioField(form, 'capacity', 'En quelle qualité\u00a0?', capacities) })]),
      ...personGroups(form, place, 'Qui\u00a0?', null),
      group([
        part({ text: dateField(form, 'startsOn', 'À compter du') }),
        part({ text: dateField(form, 'endsOn', 'Jusqu’au', { optional: true }) }),
        ...inviteParts(form, place),
      ]),
    ],
    submit: 'Ajouter',
    formKey,
  });
}

const CAPACITY_NOTE = {
  substitute: 'Lit le niveau de l’instance tant que son mandat court.',
  appointed: 'Désignée pour représenter un membre de droit (article L132-4).',
} as const;

export interface EndedMandate extends HeldPlace {
  readonly organisationName: string;
  readonly personName: string;
  readonly mandateId: string;
}

export function presentEndMandate({ seat, body, organisationName, personName, mandateId }: EndedMandate, form: FormState): CouncilFormPage {
  const isGroup = body.level === 'group';
  return councilForm(form, {
    title: isGroup ? `Retirer ${personName} du groupe` : `Mettre fin au mandat de ${personName}`,
    parent: { href: isGroup ? `/administration/instances/${body.id}` : `/sieges/${seat.id}`, label: isGroup ? body.name : `${organisationName}, ${body.name}` },
    action: `/sieges/${seat.id}/mandats/${mandateId}/fin`,
    notes: [isGroup ? 'Dès cette date, cette personne ne lit plus rien du groupe. Le siège garde ses actions.' : 'Le siège garde ses actions et son histoire.'],
    groups: [group([
      part({ text: dateField(form, 'from', 'À compter du') }),
      part({ text: textField(form, 'reason', 'Motif', { optional: !isGroup, maxLength: 200 }) }),
    ])],
    submit: isGroup ? 'Retirer' : 'Mettre fin',
    submitStyle: 'danger',
  });
}

export function presentEndSeat({ seat, body }: HeldPlace, organisationName: string, form: FormState, version: number): CouncilFormPage {
  return councilForm(form, {
    title: 'Mettre fin au siège',
    parent: { href: `/sieges/${seat.id}`, label: `${organisationName}, ${body.name}` },
    action: `/sieges/${seat.id}/fin`,
    notes: ['Les mandats en cours prennent fin avec lui. Ses actions et son histoire restent.'],
    groups: [group([
      part({ text: dateField(form, 'from', 'À compter du') }),
      part({ text: textField(form, 'reason', 'Motif', { optional: true, maxLength: 200 }) }),
    ])],
    submit: 'Mettre fin',
    submitStyle: 'danger',
    version,
  });
}

export function presentEditSeat({ seat, body }: HeldPlace, organisationName: string, form: FormState, version: number): CouncilFormPage {
  return councilForm(form, {
    title: 'Modifier le siège',
    parent: { href: `/sieges/${seat.id}`, label: `${organisationName}, ${body.name}` },
    action: `/sieges/${seat.id}`,
    groups: [group([
      part({ text: textField(form, 'jobTitle', 'Fonction', { maxLength: 160 }) }),
      part({ select: selectField(form, 'status', 'Qualité', STATUS_CHOICES, { empty: 'Non précisée', optional: true, width: 'moyen' }) }),
      part({ text: textField(form, 'act', 'Acte', { optional: true, maxLength: 160, help: 'L’arrêté de composition, ou l’accord du responsable de l’organisation.' }) }),
    ])],
    submit: 'Enregistrer',
    version,
  });
}

/** A line of the list, or the name of somebody new: `readChosenPerson` reads it. */
export function personGroups(form: FormState, { people }: Pick<SeatPlace, 'people'>, legend: string, nobody: string | null, withOrganisation = false): FormGroup[] {
  const known = people.map(({ personId, name, jobTitle, organisationName }) => ({ value: personId, label: withOrganisation ? `${organisationName}\u00a0: ${name}, ${jobTitle}` : `${name}, ${jobTitle}` }));
  const choices = [...known, { value: NEWCOMER, label: 'Une autre personne, à nommer ci-dessous' }, ...(nobody === null ? [] : [{ value: NOBODY, label: nobody }])];
  return [
    group([part({ select: selectField(form, 'person', legend, choices, { empty: 'Choisir' }) })]),
    foldedGroup(
      [
        part({ text: textField(form, 'givenName', 'Prénom', { maxLength: 80, autocomplete: 'off', width: 'moyen' }) }),
        part({ text: textField(form, 'familyName', 'Nom', { maxLength: 80, autocomplete: 'off', width: 'moyen' }) }),
        part({ text: textField(form, 'jobTitle', 'Fonction', { maxLength: 160, autocomplete: 'off' }) }),
        part({ text: textField(form, 'email', 'Adresse électronique', { optional: true, type: 'email', maxLength: 200, autocomplete: 'off' }) }),
      ],
      'Une autre personne',
      'Seulement pour quelqu’un qui n’est pas dans la liste. Contact professionnel uniquement.',
      people.length === 0 || form.values.person === NEWCOMER,
    ),
  ];
}

function inviteParts(form: FormState, { mayInvite, body }: SeatPlace) {
  if (!mayInvite || body.level === 'group') return [];
  return [part({ box: checkbox(form, 'invites', 'L’inviter à ouvrir un compte, si elle n’en a pas') })];
}
