import type { LinkView, SealView } from '../../../platform/web/components/page-view.js';
import { type ErrorSummaryView, errorSummary, type FormState, hasErrors } from '../../../platform/web/forms/form-view.js';
import type { Action } from '../action.entity.js';

/** What every page with a form on one action begins with. */
export interface FormPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly seal: SealView | null;
  readonly parent: LinkView;
}

export function formPage(action: Action, seal: SealView, title: string, form: FormState): FormPage {
  return { title, hasErrors: hasErrors(form), errorSummary: errorSummary(form.errors), seal, parent: { href: `/actions/${action.id}`, label: action.sentence } };
}
