import { longDate, shortDate } from '../platform/formatting/french.js';
import {
  type Choice, type ChoiceFieldView, choiceField, dateField, type ErrorSummaryView, errorSummary, type FieldView, type FormState, hasErrors,
  radioField, textField,
} from '../platform/web/form-view.js';
import { type SealView, sealView, type StatusView } from '../platform/web/page-view.js';
import { BLOCKED_MOTIVES, CONTRIBUTION_STATUS, type Motive, MOTIVE_LABELS, REFUSED_MOTIVES } from '../problems/index.js';
import { ANSWER_STATES } from './answer.form.js';
import { datesOf, ownStatus } from './partner-actions.presenter.js';
import type { PartnerAction } from './partner-actions.query.js';
import type { LiveVisit } from './visits.js';

export interface AnswerPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly organisation: string;
  readonly seal: SealView;
  readonly dates: string;
  readonly status: StatusView;
  /** « Date annoncée : vendredi 13 mars. » */
  readonly announced: string | null;
  readonly action: string;
  readonly formKey: string;
  readonly state: ChoiceFieldView;
  readonly blockedMotive: ChoiceFieldView;
  readonly otherState: ChoiceFieldView;
  readonly isOtherOpen: boolean;
  readonly refusedMotive: ChoiceFieldView;
  readonly expectedOn: FieldView;
  readonly words: FieldView;
}

export interface AnswerRead {
  readonly visit: LiveVisit;
  readonly action: PartnerAction;
  readonly today: string;
}

const IDS = { state: 'state', blockedMotive: 'blockedMotive', refusedMotive: 'refusedMotive', expectedOn: 'expectedOn', words: 'words' } as const;

const MAIN: readonly Choice[] = (['done', 'under_way', 'blocked'] as const).map((value) => ({ value, ...CONTRIBUTION_STATUS[value] }));

const OTHERS: readonly Choice[] = [
  { value: 'accepted', label: 'Prise en compte, nous commençons bientôt' },
  { value: 'partly_done', label: 'Faite en partie' },
  { value: 'refused', label: 'Refusée' },
];

export function presentAnswer(read: AnswerRead, form: FormState, formKey: string, isOtherAsked = false): AnswerPage {
  const { visit, action, today } = read;
  const withoutErrors = { values: form.values, errors: {} };
  const chosen = form.values.state;
  return {
    title: action.sentence,
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(form.errors, IDS),
    organisation: visit.organisationName,
    seal: sealView(action.level, 'Lu par les membres du conseil.'),
    dates: datesOf(action, today),
    status: ownStatus(action, today),
    announced: action.ownExpectedOn === null ? null : `Date annoncée\u00a0: ${longDate(action.ownExpectedOn, today)}.`,
    action: `/lien/actions/${action.id}`,
    formKey,
    state: radioField(form, 'state', 'Où en est-on\u00a0?', MAIN),
    blockedMotive: radioField(form, 'blockedMotive', 'Qu’est-ce qui bloque\u00a0?', motives(BLOCKED_MOTIVES)),
    otherState: choiceField(withoutErrors, 'state', 'Autre réponse', OTHERS, { id: 'otherState' }),
    isOtherOpen: isOtherAsked || OTHERS.some(({ value }) => value === chosen),
    refusedMotive: radioField(form, 'refusedMotive', 'Pour quel motif\u00a0?', motives(REFUSED_MOTIVES)),
    expectedOn: dateField(form, 'expectedOn', 'Date que vous annoncez', { optional: true, help: 'Exemples\u00a0: 12/03/2026, lundi 16\u00a0mars' }),
    words: textField(form, 'words', 'Un mot', {
      rows: 3,
      optional: true,
      maxLength: 500,
      help: 'Une phrase suffit, obligatoire pour «\u00a0Autre\u00a0». Pas de nom de personne.',
    }),
  };
}

/** The form as it opens: the state pressed in the list if any, the date already announced. */
export function openingForm(action: PartnerAction, pressed: unknown): FormState {
  const state = ANSWER_STATES.find((one) => one === pressed) ?? '';
  return { values: { state, expectedOn: action.ownExpectedOn === null ? '' : shortDate(action.ownExpectedOn) }, errors: {} };
}

function motives(list: readonly Motive[]): Choice[] {
  return list.map((value) => ({ value, label: value === 'other' ? `${MOTIVE_LABELS.other}, à dire en une phrase` : MOTIVE_LABELS[value] }));
}
