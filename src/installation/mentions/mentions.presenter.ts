import { DEFAULT_ZONE } from '../../platform/clock/calendar.js';
import { shortDate } from '../../platform/formatting/french.js';
import { installationTabs } from '../../platform/web/administration-tabs.js';
import type { TabView } from '../../platform/web/components/page-view.js';
import {
  type ChoiceFieldView, dateField, type ErrorSummaryView, errorSummary, type FieldView, type FormState, hasErrors, radioField, selectField, type SelectView, textField,
} from '../../platform/web/forms/form-view.js';
import type { Installation } from '../installation.entity.js';
import { zoneChoices } from './time-zones.js';

export interface MentionsPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly tabs: readonly TabView[];
  readonly version: number;
  readonly publisher: readonly FieldView[];
  readonly host: readonly FieldView[];
  readonly status: ChoiceFieldView;
  readonly auditedOn: FieldView;
  readonly contact: FieldView;
  readonly timeZone: SelectView;
}

const STATUSES = [
  { value: '', label: 'Aucun audit n’a été mené' },
  { value: 'full', label: 'Totalement conforme' },
  { value: 'partial', label: 'Partiellement conforme' },
  { value: 'none', label: 'Non conforme' },
];

export function presentMentions(form: FormState, version: number): MentionsPage {
  const line = (name: string, label: string, maxLength: number): FieldView => textField(form, name, label, { optional: true, autocomplete: 'off', maxLength });
  return {
    title: 'Mentions',
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(form.errors),
    tabs: installationTabs('/installation/mentions'),
    version,
    publisher: [line('publisherName', 'Éditeur', 200), line('publisherAddress', 'Adresse de l’éditeur', 300), line('directorName', 'Direction de la publication', 200)],
    host: [line('hostName', 'Hébergeur', 200), line('hostAddress', 'Adresse de l’hébergeur', 300)],
    status: radioField(form, 'accessibilityStatus', 'Ce que l’audit a conclu', STATUSES),
    auditedOn: dateField(form, 'accessibilityAuditedOn', 'Date de l’audit', { optional: true }),
    contact: textField(form, 'accessibilityContact', 'À qui écrire quand une page ne s’utilise pas', { optional: true, autocomplete: 'off', maxLength: 200, help: 'Une adresse électronique ou un service.' }),
    timeZone: selectField(form, 'timeZone', 'Fuseau horaire', zoneChoices(String(form.values.timeZone ?? DEFAULT_ZONE)), {
      help: 'Les jours et les heures de tout le carnet. Les instants gardés ne changent pas, ils se lisent autrement. Sur plusieurs serveurs, redémarrez les autres.',
    }),
  };
}

export function mentionsValues(installation: Installation | null): FormState {
  const { publisherName, publisherAddress, directorName, hostName, hostAddress, accessibilityContact, accessibilityStatus, accessibilityAuditedOn, timeZone } = installation ?? NOTHING;
  return {
    errors: {},
    values: {
      publisherName: publisherName ?? '', publisherAddress: publisherAddress ?? '', directorName: directorName ?? '',
      hostName: hostName ?? '', hostAddress: hostAddress ?? '',
      accessibilityContact: accessibilityContact ?? '', accessibilityStatus: accessibilityStatus ?? '',
      accessibilityAuditedOn: accessibilityAuditedOn === null ? '' : shortDate(accessibilityAuditedOn),
      timeZone: timeZone ?? DEFAULT_ZONE,
    },
  };
}

const NOTHING: Omit<Installation, 'id' | 'version' | 'setUpAt' | 'setupCodeHash' | 'setupCodeEndsAt'> = {
  publisherName: null, publisherAddress: null, directorName: null, hostName: null, hostAddress: null,
  accessibilityContact: null, accessibilityStatus: null, accessibilityAuditedOn: null, timeZone: null,
};
