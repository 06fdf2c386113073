import { type ErrorSummaryView, errorSummary, type FieldView, type FormState, textField } from '../platform/web/forms/form-view.js';

export interface SignInPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly email: FieldView;
  readonly password: FieldView;
  /** Path to come back to, empty for the home. */
  readonly next: string;
}

export function presentSignIn(form: FormState, next: string): SignInPage {
  // The password is never written back into the page.
  const shown = { values: { email: form.values.email ?? '' }, errors: form.errors };
  return {
    title: 'Connexion',
    hasErrors: Object.keys(form.errors).length > 0,
    errorSummary: errorSummary(form.errors),
    email: textField(shown, 'email', 'Adresse électronique', { type: 'email', autocomplete: 'username', help: 'Celle où vous recevez les convocations.' }),
    password: textField(shown, 'password', 'Mot de passe', { type: 'password', autocomplete: 'current-password' }),
    next,
  };
}
