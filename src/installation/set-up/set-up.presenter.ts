import { type ErrorSummaryView, errorSummary, type FieldView, type FormState, hasErrors, textField } from '../../platform/web/forms/form-view.js';
import { newCouncilFields, type NewCouncilView, personFields, type PersonFieldsView } from '../councils/new-council.presenter.js';

export interface SetUpPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly code: FieldView;
  readonly council: NewCouncilView;
  readonly technical: PersonFieldsView;
}

export interface SetUpDonePage {
  readonly title: string;
  /** Where the two invitations went. */
  readonly mails: string;
}

export function presentSetUp(form: FormState): SetUpPage {
  return {
    title: 'Mise en service',
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(form.errors),
    code: textField(form, 'code', 'Code de mise en service', {
      width: 'moyen', autocomplete: 'off', help: 'Affiché une seule fois par le serveur à son démarrage, valable 24\u00a0heures.',
    }),
    council: newCouncilFields(form),
    technical: personFields(form, 'technical'),
  };
}

export function presentSetUpDone(isMailed: boolean): SetUpDonePage {
  return {
    title: 'Mise en service terminée',
    mails: isMailed
      ? 'Deux courriels sont partis\u00a0: un lien pour la coordination, un lien pour le compte technique. Chacun choisit son mot de passe, dans les sept jours.'
      : 'Ce serveur n’a pas de serveur de courriel\u00a0: les deux liens sont dans le dossier data/mails du serveur, un fichier .eml chacun. Ouvrez-les, ou faites-les suivre, dans les sept jours.',
  };
}
