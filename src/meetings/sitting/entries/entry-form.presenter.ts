import { addDays, weekdayIndex } from '../../../platform/clock/calendar.js';
import { longDate } from '../../../platform/formatting/french.js';
import {
  type ChoiceFieldView, dateField, type FieldView, type FormState, radioField, selectField, type SelectView, textField,
} from '../../../platform/web/forms/form-view.js';
import { type StampView, stampView } from '../../../platform/web/components/page-view.js';
import type { AgendaItem } from '../../agenda/agenda-item.entity.js';
import { ENTRY_KIND_KEYS, ENTRY_KIND_LABELS } from './entry.wording.js';
import type { SittingSheet } from '../sitting-sheet.query.js';

export interface EntryFormView {
  readonly formKey: string;
  readonly itemId: string;
  readonly kind: ChoiceFieldView;
  readonly line: FieldView;
  readonly lead: SelectView;
  readonly due: FieldView;
  readonly levels: readonly { readonly words: string; readonly stamp: StampView }[];
}

export function presentEntryForm(sheet: SittingSheet, item: AgendaItem, form: FormState, formKey: string): EntryFormView {
  const { problem, organisations, today } = sheet;
  const state: FormState = { values: { kind: 'n', ...form.values }, errors: form.errors };
  const level = (problem ?? item).audience.confidentiality;
  const own = item.audience.confidentiality;
  const levels = level === own ? [{ words: problem === null ? 'Niveau du point.' : 'Niveau du dossier.', stamp: stampView(own) }] : [
    { words: 'ce qui se dit,', stamp: stampView(own) },
    { words: 'l’action, au niveau de son dossier.', stamp: stampView(level) },
  ];
  return {
    formKey,
    itemId: item.id,
    kind: radioField(state, 'kind', 'Nature', KIND_CHOICES),
    line: textField(state, 'line', 'Ligne de séance', {
      width: 'ligne', autocomplete: 'off', readers: sheet.readers.line, help: 'La phrase, @ et l’organisation, une date. Jamais de noms de personnes suivies.',
    }),
    lead: selectField(state, 'lead', 'Qui', organisations.map(({ id, name }) => ({ value: id, label: name })), { empty: 'Personne encore' }),
    due: dateField(state, 'due', 'Pour quand', { suggestions: likelyDays(today), help: 'En mots ou en chiffres' }),
    levels,
  };
}

const KIND_CHOICES = (['note', 'decision', 'action'] as const).map((kind) => ({
  value: ENTRY_KIND_KEYS[kind], label: ENTRY_KIND_LABELS[kind], note: ENTRY_KIND_KEYS[kind],
}));

/** The end of next week and the Monday after: what a sitting asks for most. */
function likelyDays(today: string): string[] {
  const nextMonday = addDays(today, 7 - weekdayIndex(today));
  return [addDays(nextMonday, 4), addDays(nextMonday, 7)].map((day) => longDate(day, today));
}
