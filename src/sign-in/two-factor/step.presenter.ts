import { type ErrorSummaryView, errorSummary, type FieldView, type FormState, hasErrors, textField } from '../../platform/web/forms/form-view.js';

export interface StepPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly code: FieldView;
  readonly next: string;
  /** The other way, with the page to come back to. */
  readonly otherHref: string;
}

export function presentStep(form: FormState, next: string): StepPage {
  const help = 'Il change toutes les 30 secondes. Vous pouvez le coller, avec ou sans espace.';
  const code = textField(form, 'code', 'Code', { width: 'code', inputMode: 'numeric', autocomplete: 'one-time-code', maxLength: 7, help });
  return { title: 'Code de connexion', ...commonOf(form), code: { ...code, value: '' }, next, otherHref: withNext('/connexion/secours', next) };
}

export function presentRecovery(form: FormState, next: string): StepPage {
  const help = 'Dix signes, en majuscules ou non, avec ou sans tiret. Chaque code sert une fois.';
  const code = textField(form, 'code', 'Code de secours', { width: 'moyen', autocomplete: 'off', help });
  return { title: 'Code de secours', ...commonOf(form), code: { ...code, value: '' }, next, otherHref: withNext('/connexion/code', next) };
}

export function withNext(path: string, next: string): string {
  return next === '/' ? path : `${path}?suite=${encodeURIComponent(next)}`;
}

function commonOf(form: FormState) {
  return { hasErrors: hasErrors(form), errorSummary: errorSummary(form.errors) };
}
