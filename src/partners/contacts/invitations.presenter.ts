import type { OrganisationName } from '../../people/index.js';
import { capitalise } from '../../platform/formatting/french.js';
import { type ChoiceFieldView, choiceField, type ErrorSummaryView, errorSummary, type FormState, hasErrors } from '../../platform/web/forms/form-view.js';
import type { PartnerContact } from './contacts.query.js';

export interface InvitationsPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly formKey: string;
  /** Null when everybody who sits was invited already. */
  readonly contacts: ChoiceFieldView | null;
}

/** The list to confirm: everybody ticked, each with her organisation and the address where the mail leaves. */
export function presentInvitations(waiting: readonly PartnerContact[], organisations: readonly OrganisationName[], form: FormState | null, formKey: string): InvitationsPage {
  const shown = form ?? { values: { contacts: waiting.map(({ id }) => id) }, errors: {} };
  const nameOf = (id: string) => organisations.find((organisation) => organisation.id === id)?.name ?? '';
  const choices = waiting.map(({ id, name, jobTitle, organisationId, email }) => ({
    value: id,
    label: name,
    note: [nameOf(organisationId), capitalise(jobTitle), email ?? ''].filter((part) => part !== '').join(', '),
  }));
  return {
    title: 'Inviter les titulaires à se connecter',
    hasErrors: hasErrors(shown),
    errorSummary: errorSummary(shown.errors),
    formKey,
    contacts: choices.length === 0 ? null : choiceField(shown, 'contacts', 'Qui inviter\u00a0?', choices),
  };
}
