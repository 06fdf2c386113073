import { type FigureView, figureView } from '../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../platform/web/components/table-view.js';
import type { FigureKey, OrganisationFigures } from '../figures/quarter-figures.js';
import { type QuarterName, quarterName } from '../figures/figure.wording.js';
import { summaryPath } from '../quarter-address.js';
import type { SummaryContent } from '../summary-content.js';
import { attendanceText } from './summary-paper.presenter.js';

/** The body of a summary, the same on its page, before its publication and on paper. */
export interface SummaryDocumentView {
  readonly quarter: QuarterName;
  readonly title: string;
  readonly lead: string;
  readonly figures: readonly FigureView[];
  readonly smallFigures: readonly FigureView[];
  readonly worked: string | null;
  readonly resists: string | null;
  readonly asked: readonly string[];
  readonly watched: TableView | null;
  readonly organisations: readonly TableView[];
  readonly organisationsNote: string;
  readonly readingNote: string;
}

const LARGE_FIGURES = 4;

/** `withLists`: for those who read the members level, each figure leads to the rows behind it. */
export function presentDocument(content: SummaryContent, withLists: boolean): SummaryDocumentView {
  const figures = content.figures.map(({ key, value, label, comparison }) => figureView(value, label, comparison, withLists ? figurePath(content.quarter, key) : null));
  return {
    quarter: quarterName(content.quarter),
    title: content.title,
    lead: content.sentences.join(' '),
    figures: figures.slice(0, LARGE_FIGURES),
    smallFigures: figures.slice(LARGE_FIGURES),
    worked: content.worked,
    resists: content.resists,
    asked: content.asked,
    watched: content.watched.length === 0 ? null : watchedTable(content),
    organisations: organisationTables(content.organisations),
    organisationsNote: content.organisationsNote,
    readingNote: content.readingNote,
  };
}

export function figurePath(quarter: string, key: FigureKey): string {
  return `${summaryPath(quarter)}/chiffres/${key}`;
}

function watchedTable({ watched, quarter }: SummaryContent): TableView {
  const columns = ['Dossier', 'Pilote', { label: 'Actions en retard', cssClass: 'n' as const }, { label: `Faits, ${quarterName(quarter).short}`, cssClass: 'n' as const }];
  const rows = watched.map(({ title, lead, lateActions, facts }) => [title, lead ?? 'Aucun pilote', lateActions, facts]);
  return tableView('Cinq dossiers à suivre de près', columns, rows);
}

/** Two tables side by side, each half of the alphabet. */
function organisationTables(organisations: readonly OrganisationFigures[]): readonly TableView[] {
  const half = Math.ceil(organisations.length / 2);
  return [organisations.slice(0, half), organisations.slice(half)].filter((part) => part.length > 0).map(organisationTable);
}

function organisationTable(part: readonly OrganisationFigures[]): TableView {
  const columns = ['Organisation', { label: 'Présence', cssClass: 'n' as const }, { label: 'En retard', cssClass: 'n' as const }];
  const rows = part.map(({ name, present, invited, late }) => [name, attendanceText(present, invited), late]);
  return tableView(`Présence et actions en retard, de ${part[0]?.name ?? ''} à ${part.at(-1)?.name ?? ''}`, columns, rows);
}
