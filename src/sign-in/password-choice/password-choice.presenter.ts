import { type ErrorSummaryView, errorSummary, type FieldView, type FormErrors, type FormState, hasErrors, textField } from '../../platform/web/forms/form-view.js';

export interface AskPasswordPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly email: FieldView;
}

export interface NewPasswordPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly action: string;
  /** Whose password it is: what a password manager keeps it under. */
  readonly email: string;
  readonly isFirst: boolean;
  readonly password: FieldView;
  readonly passwordAgain: FieldView;
}

export function presentAskPassword(form: FormState): AskPasswordPage {
  return {
    title: 'Mot de passe oublié',
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(form.errors),
    email: textField(form, 'email', 'Adresse électronique', { type: 'email', autocomplete: 'username', help: 'Celle de votre compte.' }),
  };
}

export function presentNewPassword(facts: { readonly email: string; readonly isAdministrator: boolean; readonly isFirst: boolean; readonly action: string }, errors: FormErrors): NewPasswordPage {
  const form = { values: {}, errors };
  return {
    title: facts.isFirst ? 'Choisir votre mot de passe' : 'Choisir un nouveau mot de passe',
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(errors),
    action: facts.action,
    email: facts.email,
    isFirst: facts.isFirst,
    ...newPasswordFields(form, facts.isAdministrator),
  };
}

export function newPasswordFields(form: FormState, isAdministrator: boolean): { readonly password: FieldView; readonly passwordAgain: FieldView } {
  const help = `${isAdministrator ? 'Seize' : 'Douze'} signes au moins, ceux que vous voulez. Une courte phrase se retient mieux qu’un mot compliqué.`;
  return {
    password: textField(form, 'password', 'Nouveau mot de passe', { type: 'password', autocomplete: 'new-password', help }),
    passwordAgain: textField(form, 'passwordAgain', 'Le même, une seconde fois', { type: 'password', autocomplete: 'new-password' }),
  };
}
