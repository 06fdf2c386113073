import { parisDay } from '../../platform/clock/calendar.js';
import { longDate } from '../../platform/formatting/french.js';
import { errorSummary, type FormErrors, hasErrors, textField } from '../../platform/web/forms/form-view.js';
import { codesText } from '../account/account.presenter.js';
import { inGroups } from './totp.js';

const CODE = { width: 'code', inputMode: 'numeric', autocomplete: 'one-time-code', maxLength: 7 } as const;

export function presentFactor(since: string | null, codesLeft: number, opensMore: boolean, next: string) {
  return {
    title: 'Second facteur',
    since: since === null ? null : `Actif depuis le ${longDate(parisDay(since))}.`,
    codes: codesText(codesLeft),
    opensMore,
    next,
    isAsked: next !== '/compte',
  };
}

export function presentEnrolment(facts: { readonly seed: string; readonly qr: string; readonly next: string }, errors: FormErrors) {
  const form = { values: {}, errors };
  return {
    title: 'Activer le second facteur',
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(errors),
    qr: facts.qr,
    secret: inGroups(facts.seed),
    next: facts.next,
    code: textField(form, 'code', 'Code affiché par l’application', { ...CODE, help: 'Six chiffres, avec ou sans espace.' }),
  };
}

export function presentCodes(codes: readonly string[] | null, left: number, next: string) {
  return { title: 'Codes de secours', codes, left: codesText(left), next };
}

export function presentRemoval(errors: FormErrors) {
  const form = { values: {}, errors };
  return {
    title: 'Retirer le second facteur',
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(errors),
    presentPassword: textField(form, 'presentPassword', 'Mot de passe', { type: 'password', autocomplete: 'current-password' }),
    code: textField(form, 'code', 'Code à six chiffres', CODE),
  };
}
