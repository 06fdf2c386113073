import { shortDate, timeOfDay } from '../../platform/formatting/french.js';
import { dateField, errorSummary, type ErrorSummaryView, type FieldView, type FormState, hasErrors, selectField, type SelectView, textField } from '../../platform/web/forms/form-view.js';
import type { LinkView, SealView } from '../../platform/web/components/page-view.js';
import { type Body, levelLabel } from '../../councils/index.js';
import type { Meeting } from '../meeting.entity.js';

export interface MeetingFormPage {
  readonly title: string;
  /** Null before the meeting exists: each body of the list says its level. */
  readonly seal: SealView | null;
  readonly back: LinkView;
  readonly action: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly formKey: string | null;
  readonly version: number | null;
  readonly submitLabel: string;
  readonly explanation: string;
  readonly form: { readonly body: SelectView | null; readonly heldOn: FieldView; readonly startsAt: FieldView; readonly endsAt: FieldView; readonly place: FieldView };
}

export function presentMeetingForm(bodies: readonly Body[], state: FormState, formKey: string): MeetingFormPage {
  const choices = bodies.map(({ id, name, level }) => ({ value: id, label: `${name} (${levelLabel(level)})` }));
  return {
    title: 'Prévoir une réunion',
    seal: null,
    back: { href: '/reunions', label: 'Réunions' },
    action: '/reunions',
    ...{ formKey, version: null },
    submitLabel: 'Prévoir la réunion',
    explanation: 'Les sièges de l’instance sont invités et les points en attente sont repris. Rien n’est envoyé.',
    ...common(state, selectField(state, 'body', 'Instance', choices, choices.length === 1 ? {} : { empty: 'Choisir' })),
  };
}

export function presentMeetingEdit(meeting: Meeting, { bodyName, seal }: { bodyName: string; seal: SealView }, version: number, state: FormState | null): MeetingFormPage {
  const { heldOn, startsAt, endsAt, place } = meeting;
  const present = { heldOn: shortDate(heldOn), startsAt: timeOfDay(startsAt), endsAt: timeOfDay(endsAt), place };
  return {
    title: `Modifier la réunion\u00a0: ${bodyName}`,
    seal,
    back: { href: `/reunions/${meeting.id}`, label: 'La réunion' },
    action: `/reunions/${meeting.id}/modifier`,
    ...{ formKey: null, version },
    submitLabel: 'Enregistrer',
    explanation: 'Si le jour change, les sièges invités sont ceux en vigueur ce jour-là.',
    ...common(state ?? { values: present, errors: {} }, null),
  };
}

function common(state: FormState, body: SelectView | null) {
  return {
    hasErrors: hasErrors(state),
    errorSummary: errorSummary(state.errors),
    form: {
      body,
      heldOn: dateField(state, 'heldOn', 'Jour', { help: 'Exemple\u00a0: mardi 10\u00a0mars ou 10/03/2026' }),
      startsAt: textField(state, 'startsAt', 'Début', { width: 'court', help: 'Exemple\u00a0: 9\u00a0h\u00a030', autocomplete: 'off' }),
      endsAt: textField(state, 'endsAt', 'Fin', { width: 'court', help: 'Exemple\u00a0: 11\u00a0h', autocomplete: 'off' }),
      place: textField(state, 'place', 'Lieu', { maxLength: 200 }),
    },
  };
}
