import type { CouncilWords } from '../councils/index.js';
import { longDate } from '../platform/formatting/french.js';
import { type ErrorSummaryView, type FormState, hasErrors } from '../platform/web/forms/form-view.js';
import type { WhoReadsView } from '../platform/web/forms/who-reads-view.js';
import { type SealView, sealView, type StatusView } from '../platform/web/components/page-view.js';
import { presentReplyForm, type ReplyFormView, replyValuesOf } from '../problems/index.js';
import { datesOf, ownStatus } from './partner-actions.presenter.js';
import type { PartnerAction } from './partner-actions.query.js';
import type { LiveVisit } from './visits/visits.js';

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
  readonly form: ReplyFormView;
}

export interface AnswerRead {
  readonly visit: LiveVisit;
  readonly action: PartnerAction;
  readonly readers: WhoReadsView;
  /** The motives of the action’s council. */
  readonly words: CouncilWords;
  readonly today: string;
}

export function presentAnswer(read: AnswerRead, state: FormState, formKey: string, isOtherAsked = false): AnswerPage {
  const { visit, action, today } = read;
  const form = presentReplyForm(state, read.readers, read.words);
  return {
    title: action.sentence,
    hasErrors: hasErrors(state),
    errorSummary: form.errorSummary,
    organisation: visit.organisationName,
    seal: sealView(action.level, 'Lu par les membres du conseil.'),
    dates: datesOf(action, today),
    status: ownStatus(action, today),
    announced: action.own.expectedOn === null ? null : `Date annoncée\u00a0: ${longDate(action.own.expectedOn, today)}.`,
    action: `/lien/actions/${action.id}`,
    formKey,
    form: { ...form, isOtherOpen: form.isOtherOpen || isOtherAsked },
  };
}

/** The form as it opens: what the organisation says now, or the state just pressed in the list. */
export function openingForm({ own }: PartnerAction, pressed: unknown): FormState {
  const { values, errors } = replyValuesOf(own);
  return { values: typeof pressed === 'string' ? { ...values, state: pressed } : values, errors };
}
