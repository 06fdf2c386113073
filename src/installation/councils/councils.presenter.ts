import { dayMonthYear, list } from '../../platform/formatting/french.js';
import { installationTabs } from '../../platform/web/administration-tabs.js';
import type { TabView } from '../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../platform/web/components/table-view.js';
import { type ErrorSummaryView, errorSummary, type FormState, hasErrors } from '../../platform/web/forms/form-view.js';
import type { InstalledCouncil } from './councils.query.js';
import { newCouncilFields, type NewCouncilView } from './new-council.presenter.js';

export interface CouncilsPage {
  readonly title: string;
  readonly tabs: readonly TabView[];
  readonly table: TableView | null;
}

export interface NewCouncilPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly formKey: string;
  readonly council: NewCouncilView;
}

export function presentCouncils(councils: readonly InstalledCouncil[]): CouncilsPage {
  const rows = councils.map(({ kind, name, code, createdOn, coordinators }) => [
    `${kind} ${name}`,
    code,
    coordinators.length === 0 ? { text: 'personne', tone: 'retard' as const } : list(coordinators),
    dayMonthYear(createdOn),
  ]);
  return {
    title: 'Conseils',
    tabs: installationTabs('/installation/conseils'),
    table: rows.length === 0 ? null : tableView('Conseils de l’installation', ['Conseil', 'Sigle', 'Coordination', 'Créé le'], rows),
  };
}

export function presentNewCouncil(form: FormState, formKey: string): NewCouncilPage {
  return { title: 'Créer un conseil', hasErrors: hasErrors(form), errorSummary: errorSummary(form.errors), formKey, council: newCouncilFields(form) };
}
