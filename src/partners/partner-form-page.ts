import type { ErrorSummaryView } from '../platform/web/forms/form-view.js';

/** A page that enters or corrects one card of a partner: a key when it creates, a version when it changes. */
export interface PartnerFormPage {
  readonly title: string;
  readonly heading: string;
  readonly hasErrors: boolean;
  readonly parent: { readonly href: string; readonly label: string };
  readonly action: string;
  readonly submit: string;
  readonly formKey: string | null;
  readonly version: number | null;
  readonly errorSummary: ErrorSummaryView | null;
}
