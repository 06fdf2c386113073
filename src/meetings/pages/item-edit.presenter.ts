import { errorSummary, type ErrorSummaryView, type FormState, hasErrors } from '../../platform/web/forms/form-view.js';
import type { WhoReadsView } from '../../platform/web/forms/who-reads-view.js';
import type { SealView } from '../../platform/web/components/page-view.js';
import type { OrganisationName } from '../../people/index.js';
import type { AgendaItem } from '../agenda/agenda-item.entity.js';
import { type ItemFormView, presentItemForm } from './item-form.presenter.js';

export interface ItemEditPage {
  readonly title: string;
  readonly seal: SealView;
  readonly meetingHref: string;
  readonly action: string;
  readonly version: number;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly form: ItemFormView;
}

export function presentItemEdit(item: AgendaItem, { organisations, seal, readers }: { organisations: readonly OrganisationName[]; seal: SealView; readers: WhoReadsView }, version: number, typed: FormState | null): ItemEditPage {
  const state = typed ?? { values: valuesOf(item), errors: {} };
  const meetingHref = `/reunions/${item.meetingId}`;
  return {
    title: `Modifier le point ${item.position}`,
    seal,
    meetingHref,
    action: `${meetingHref}/points/${item.id}`,
    version,
    hasErrors: hasErrors(state),
    errorSummary: errorSummary(state.errors),
    form: presentItemForm({ problems: null, organisations, readers }, state, true),
  };
}

function valuesOf({ title, kind, minutes, presenterOrganisationId, isRecurring }: AgendaItem): Record<string, string> {
  return { title, kind, minutes: String(minutes), presenter: presenterOrganisationId ?? '', recurring: isRecurring ? '1' : '' };
}
