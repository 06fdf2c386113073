import { count } from '../../platform/formatting/french.js';
import { stampView } from '../../platform/web/components/page-view.js';
import { checkbox, choiceField, dateField, type FormState, radioField, selectField, textField } from '../../platform/web/forms/form-view.js';
import type { Body } from '../body.entity.js';
import { type BodyKind, SEAT_STATUSES } from '../council-words.js';
import { type CouncilFormPage, councilForm, group, part } from '../form-page.js';
import type { CouncilPerson } from '../seats/council-people.js';
import { LONGEST_PURPOSE } from './body.forms.js';
import { KIND_LABEL, KIND_NOTE, STATUS_LABEL } from './body.wording.js';

const PARENT = { href: '/administration/instances', label: 'Instances' };

export const STATUS_CHOICES = SEAT_STATUSES.map((value) => ({ value, label: STATUS_LABEL[value] }));

export function presentNewBody(form: FormState, kinds: readonly BodyKind[], formKey: string): CouncilFormPage {
  const levels = [
    { value: 'members', label: 'Les membres du conseil', note: stampView('members').label },
    { value: 'group', label: 'Ses seules personnes nommées', note: stampView('group').label },
  ];
  return councilForm(form, {
    title: 'Créer une instance',
    parent: PARENT,
    action: PARENT.href,
    intro: 'La nature, le niveau et la série ne changeront plus.',
    notes: ['Une réunion, un dossier, une action appartiennent à une instance, et en prennent le niveau.'],
    groups: [group([
      part({ radios: radioField(form, 'kind', 'Nature', kinds.map((value) => ({ value, label: KIND_LABEL[value], note: KIND_NOTE[value] }))) }),
      part({ radios: radioField(form, 'level', 'Qui lit une cellule de veille\u00a0?', levels, { help: 'Pour une cellule de veille seulement\u00a0: les autres natures ont leur niveau.', optional: true }) }),
      ...nameParts(form),
      part({ text: textField(form, 'series', 'Lettre de ses références', { width: 'code', optional: true, maxLength: 4, autocomplete: 'off', help: 'Pour un groupe ou la formation restreinte. Laissée vide, elle est proposée d’après le nom.' }) }),
    ])],
    submit: 'Créer l’instance',
    formKey,
  });
}

export function presentEditBody(body: Body, form: FormState, version: number): CouncilFormPage {
  const href = `${PARENT.href}/${body.id}`;
  return councilForm(form, {
    title: 'Modifier l’instance', parent: { href, label: body.name }, action: `${href}/modifier`, groups: [group(nameParts(form))], submit: 'Enregistrer', version,
  });
}

export function presentEndBody(body: Body, form: FormState, version: number): CouncilFormPage {
  const href = `${PARENT.href}/${body.id}`;
  return councilForm(form, {
    title: 'Mettre fin à l’instance',
    parent: { href, label: body.name },
    action: `${href}/fin`,
    notes: ['Ce qui s’y est dit garde son niveau et ses lecteurs.', 'Aucun dossier ouvert ni aucune réunion à venir ne doit y rester.'],
    groups: [group([part({ text: dateField(form, 'on', 'Dernier jour') })])],
    submit: 'Mettre fin',
    submitStyle: 'danger',
    version,
  });
}

export function presentNewSeats(body: Body, form: FormState, organisations: readonly { readonly id: string; readonly name: string }[], formKey: string): CouncilFormPage {
  const href = `${PARENT.href}/${body.id}`;
  const choices = organisations.map(({ id, name }) => ({ value: id, label: name }));
  const holder = body.level === 'group' ? [] : [part({ box: checkbox(form, 'seatsFirst', 'Le premier correspondant de chaque organisation devient titulaire') })];
  return councilForm(form, {
    title: body.level === 'group' ? 'Ajouter un siège' : 'Ajouter des sièges',
    parent: { href, label: body.name },
    action: `${href}/sieges`,
    intro: `${count(organisations.length, 'organisation')}. Chaque organisation cochée reçoit un siège de plus.`,
    notes: ['Le siège garde les actions, les invitations et l’histoire. Les personnes passent.'],
    groups: [group([
      part({ boxes: choiceField(form, 'organisations', 'Organisations', choices) }),
      part({ text: textField(form, 'jobTitle', 'Fonction', { optional: true, maxLength: 160, help: 'Laissée vide\u00a0: celle du premier correspondant.' }) }),
      part({ select: selectField(form, 'status', 'Qualité', STATUS_CHOICES, { empty: 'Non précisée', optional: true, width: 'moyen' }) }),
      part({ text: textField(form, 'act', 'Acte', { optional: true, maxLength: 160, help: 'Exemple\u00a0: arrêté 2026-12 du 3 mars 2026.' }) }),
      part({ text: dateField(form, 'startsOn', 'À compter du') }),
      ...holder,
    ])],
    submit: 'Ajouter',
    formKey,
  });
}

export function presentNaming(body: Body, form: FormState, people: readonly CouncilPerson[], formKey: string): CouncilFormPage {
  const href = `${PARENT.href}/${body.id}`;
  const choices = people.map(({ personId, name, organisationName, jobTitle }) => ({ value: personId, label: `${organisationName}\u00a0: ${name}, ${jobTitle}` }));
  return councilForm(form, {
    title: 'Nommer une personne',
    parent: { href, label: body.name },
    action: `${href}/nommer`,
    notes: [
      'Nommée, elle ne lit qu’avec sa propre signature de la charte. Celle de son organisation est consignée, elle n’ouvre rien.',
      'Ni suppléant, ni successeur ne lit à sa place.',
    ],
    groups: [group([
      part({ select: selectField(form, 'person', 'Personne', choices, { empty: 'Choisir' }) }),
      part({ text: dateField(form, 'from', 'À compter du') }),
    ])],
    submit: 'Nommer',
    formKey,
  });
}

export function presentSelfNaming(body: Body, form: FormState, formKey: string): CouncilFormPage {
  const href = `${PARENT.href}/${body.id}`;
  return councilForm(form, {
    title: 'Me nommer dans ce groupe',
    parent: { href, label: body.name },
    action: `${href}/me-nommer`,
    intro: 'La coordination et la présidence ne lisent pas d’office les groupes.',
    notes: ['Les membres du groupe en sont informés par un courriel neutre et sur leur page d’accueil, pendant trente jours, avec votre raison.', 'Votre nomination est consignée au journal.'],
    groups: [group([
      part({ area: textField(form, 'reason', 'Pourquoi vous nommez-vous\u00a0?', { rows: 2, maxLength: 300 }) }),
      part({ text: dateField(form, 'from', 'À compter du') }),
    ])],
    submit: 'Me nommer',
    formKey,
  });
}

function nameParts(form: FormState) {
  return [
    part({ text: textField(form, 'name', 'Nom', { maxLength: 160, autocomplete: 'off' }) }),
    part({ text: textField(form, 'shortName', 'Nom court', { maxLength: 80, autocomplete: 'off', width: 'moyen', help: 'Celui des listes et des tableaux.' }) }),
    part({ area: textField(form, 'purpose', 'Objet', { rows: 2, optional: true, maxLength: LONGEST_PURPOSE }) }),
  ];
}
