import { shortDate } from '../../../platform/formatting/french.js';
import {
  type Choice, type ChoiceFieldView, dateField, type ErrorSummaryView, errorSummary, type FieldView, type FormState, radioField, type SelectView,
  selectField, textField,
} from '../../../platform/web/forms/form-view.js';
import type { WhoReadsView } from '../../../platform/web/forms/who-reads-view.js';
import type { CouncilWords } from '../../../councils/index.js';
import type { Contribution } from '../contribution.entity.js';
import { wordOfState } from './reply.form.js';

/** The answer form of mock-up 06b, the same by link, signed in and for a call (without the photo of a later issue). */
export interface ReplyFormView {
  readonly state: ChoiceFieldView;
  readonly other: ChoiceFieldView;
  /** « Autre réponse » stays open when it holds the answer, or an error. */
  readonly isOtherOpen: boolean;
  readonly blockedMotive: ChoiceFieldView;
  readonly refusedMotive: ChoiceFieldView;
  readonly expectedOn: FieldView;
  readonly words: FieldView;
  /** On the form of a call only: who spoke. */
  readonly speaker: SelectView | null;
  readonly organisationId: string | null;
  readonly errorSummary: ErrorSummaryView | null;
}

const STATES: readonly Choice[] = [
  { value: 'fait', label: 'Faite', icon: 's-fait', tone: 'fait' },
  { value: 'cours', label: 'En cours', icon: 's-cours', tone: 'cours' },
  { value: 'bloque', label: 'Bloquée', icon: 's-bloque', tone: 'bloque' },
];

const OTHERS: readonly Choice[] = [
  { value: 'pris', label: 'Prise en compte, nous commençons bientôt' },
  { value: 'partie', label: 'Faite en partie' },
  { value: 'refuse', label: 'Refusée' },
];

const WORDS_HELP = 'Une phrase suffit, obligatoire pour «\u00a0Autre\u00a0». Pas de nom de personne.';

/** What the organisation says now, as the values of an untouched form. */
export function valuesOf(part: Pick<Contribution, 'state' | 'motive' | 'expectedOn'> | null): FormState {
  if (part === null || part.state === 'asked') return { values: {}, errors: {} };
  const motive = part.motive ?? '';
  return {
    values: {
      state: wordOfState(part.state),
      blockedMotive: part.state === 'blocked' ? motive : '',
      refusedMotive: part.state === 'refused' ? motive : '',
      expectedOn: part.expectedOn === null ? '' : shortDate(part.expectedOn),
    },
    errors: {},
  };
}

export function presentReplyForm(form: FormState, readers: WhoReadsView, words: CouncilWords, more: { readonly organisationId?: string; readonly speakers?: readonly Choice[] } = {}): ReplyFormView {
  const state = String(form.values.state ?? '');
  const quiet = { values: form.values, errors: {} };
  return {
    state: radioField(form, 'state', 'Où en est-on\u00a0?', STATES),
    other: radioField(quiet, 'state', 'Laquelle\u00a0?', OTHERS, { id: 'other-state' }),
    isOtherOpen: OTHERS.some(({ value }) => value === state) || form.errors.refusedMotive !== undefined,
    blockedMotive: radioField(form, 'blockedMotive', 'Qu’est-ce qui bloque\u00a0?', motiveChoices('blocked', words)),
    refusedMotive: radioField(form, 'refusedMotive', 'Pour quel motif\u00a0?', motiveChoices('refused', words)),
    expectedOn: dateField(form, 'expectedOn', 'Date annoncée', { optional: true, help: 'Exemple\u00a0: 28/02/2026 ou «\u00a0lundi 16 mars\u00a0»' }),
    words: textField(form, 'words', 'Un mot', { rows: 3, optional: true, readers, help: WORDS_HELP, maxLength: 500 }),
    speaker: more.speakers === undefined ? null : selectField(form, 'speaker', 'Qui a parlé au téléphone\u00a0?', more.speakers, { empty: 'Choisir' }),
    organisationId: more.organisationId ?? null,
    errorSummary: errorSummary(form.errors),
  };
}

function motiveChoices(list: 'blocked' | 'refused', words: CouncilWords): Choice[] {
  return words.offered(list).map(({ code, label }) => ({ value: code, label: code === 'other' ? 'Autre, à dire en une phrase' : label }));
}
