import { Account } from '../../people/index.js';
import { longDate, relativeDay, time } from '../../platform/formatting/french.js';
import { parisDay } from '../../platform/clock/calendar.js';
import { type MetaView, metaView } from '../../platform/web/components/page-view.js';
import { errorSummary, type FormErrors, type FormState, hasErrors, textField } from '../../platform/web/forms/form-view.js';
import { newPasswordFields } from '../password-choice/password-choice.presenter.js';
import type { OwnSession } from '../sessions/own-sessions.query.js';
import type { OwnPlace } from './own-account.query.js';

export interface OwnFacts {
  readonly account: Account;
  readonly name: string;
  readonly places: readonly OwnPlace[];
  readonly factorSince: string | null;
  readonly codesLeft: number;
  readonly sessionCount: number;
}

export interface AccountPage {
  readonly title: string;
  readonly identity: readonly MetaView[];
  readonly password: string;
  readonly factor: string;
  readonly hasFactor: boolean;
  readonly codes: string | null;
  readonly sessions: string;
}

export function presentAccount({ account, name, places, factorSince, codesLeft, sessionCount }: OwnFacts): AccountPage {
  return {
    title: 'Mon compte',
    identity: [
      metaView('Nom', name),
      metaView('Adresse', account.email),
      ...places.map(({ council, role, organisations }) => metaView(council, [role, ...organisations].filter((part) => part !== '').join(', '))),
      ...(account.isTechnicalAdministrator ? [metaView('Installation', 'Administration technique')] : []),
    ],
    password: account.passwordChangedAt === null ? 'Choisi à l’ouverture du compte.' : `Choisi le ${longDate(parisDay(account.passwordChangedAt))}.`,
    factor: factorSince === null ? 'Aucun\u00a0: votre mot de passe suffit pour entrer.' : `Actif depuis le ${longDate(parisDay(factorSince))}\u00a0: un code est demandé à chaque connexion.`,
    hasFactor: factorSince !== null,
    codes: factorSince === null ? null : codesText(codesLeft),
    sessions: sessionCount > 1 ? `${sessionCount} sessions ouvertes, celle-ci comprise.` : 'Une session ouverte\u00a0: celle-ci.',
  };
}

export function codesText(left: number): string {
  if (left === 0) return 'Plus aucun code de secours\u00a0: refaites-en avant d’en avoir besoin.';
  return left === 1 ? 'Il reste un code de secours.' : `Il reste ${left} codes de secours.`;
}

export interface SessionView {
  readonly title: string;
  readonly text: string;
  readonly isCurrent: boolean;
  readonly end: string;
}

export function presentSessions(sessions: readonly OwnSession[], today: string): { readonly title: string; readonly sessions: readonly SessionView[] } {
  return {
    title: 'Mes sessions',
    sessions: sessions.map(({ id, device, assurance, openedAt, seenAt, isCurrent }) => ({
      title: device ?? 'Navigateur inconnu',
      text: `Ouverte ${moment(openedAt, today)}, ${assurance === 'two-factor' ? 'par mot de passe et code' : 'par mot de passe'}. Vue ${moment(seenAt, today)}.`,
      isCurrent,
      end: `/compte/sessions/${id}/fin`,
    })),
  };
}

function moment(instant: string, today: string): string {
  return `${relativeDay(parisDay(instant), today)} à ${time(instant)}`;
}

export function presentPasswordChange(account: Account, errors: FormErrors) {
  const form: FormState = { values: {}, errors };
  return {
    title: 'Changer de mot de passe',
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(errors),
    email: account.email,
    presentPassword: textField(form, 'presentPassword', 'Mot de passe actuel', { type: 'password', autocomplete: 'current-password' }),
    ...newPasswordFields(form, account.isTechnicalAdministrator),
  };
}

export function presentConfirmation(account: Account, hasFactor: boolean, next: string, errors: FormErrors) {
  const form: FormState = { values: {}, errors };
  const code = { inputMode: 'numeric', autocomplete: 'one-time-code', width: 'code', maxLength: 7, help: 'Ou le code de votre application, à la place du mot de passe.' } as const;
  return {
    title: 'Confirmer que c’est bien vous',
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(errors),
    next,
    email: account.email,
    presentPassword: textField(form, 'presentPassword', 'Mot de passe', { type: 'password', autocomplete: 'current-password' }),
    code: hasFactor ? textField(form, 'code', 'Code à six chiffres', code) : null,
  };
}
