import { mayHere, type Viewer } from '../../../platform/access/viewer.js';
import { capitalise, count, longDate, monthYear } from '../../../platform/formatting/french.js';
import { type ActionLinkView, actionLink, type EmptyStateView, type LineView, lineView, type PagerView, stampView, type TabView } from '../../../platform/web/components/page-view.js';
import type { FilterChipsView, FilterView } from '../../../platform/web/components/filter-view.js';
import { type TableView, tableView } from '../../../platform/web/components/table-view.js';
import { type ActionFilter, addressOf } from './action-filter.js';
import { type FilterChoices, presentChips, presentFilters } from './action-filter.presenter.js';
import { type ActionCounts, type ActionPage, type AllCounts, MOST_COUNTED, type OrganisationLine } from './action-index.query.js';
import type { ActionRow } from './action-row.js';
import { type ActionTableView, delayWords, presentActionTable } from './action-table.presenter.js';

export interface ActionSectionView {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  readonly actions: ActionTableView;
}

export interface ActionIndexPage {
  readonly title: string;
  readonly summary: string;
  readonly create: ActionLinkView | null;
  readonly tabs: readonly TabView[];
  readonly filters: FilterView;
  readonly chips: FilterChipsView | null;
  /** First in the body of the page; the others are folios with their title in the margin. */
  readonly first: ActionSectionView | null;
  readonly sections: readonly ActionSectionView[];
  readonly incomplete: { readonly note: string; readonly lines: readonly LineView[] } | null;
  readonly organisations: TableView | null;
  readonly proposed: readonly LineView[];
  readonly pager: PagerView | null;
  readonly empty: EmptyStateView | null;
}

export interface ActionIndex {
  readonly filter: ActionFilter;
  readonly counts: AllCounts;
  readonly page: ActionPage | null;
  readonly months: ReadonlyMap<string, number>;
  readonly incomplete: readonly ActionRow[];
  readonly organisations: readonly OrganisationLine[] | null;
  readonly proposed: readonly ActionRow[];
  readonly choices: FilterChoices;
  readonly today: string;
}

export function presentActionIndex(viewer: Viewer, index: ActionIndex): ActionIndexPage {
  const { filter, counts, page } = index;
  const rows = page?.rows ?? [];
  const [first, ...sections] = sectionsOf(index, rows);
  const nothing = rows.length === 0 && index.incomplete.length === 0 && (index.organisations?.length ?? 0) === 0;
  return {
    title: 'Actions',
    summary: summaryOf(counts),
    create: mayHere(viewer, 'action.create') ? actionLink('/actions/nouvelle', 'Confier une action', { icon: 'ajout' }) : null,
    tabs: tabsOf(filter, counts),
    filters: presentFilters(filter, counts, index.choices),
    chips: presentChips(filter, index.choices),
    first: first ?? null,
    sections,
    incomplete: incompleteOf(viewer, index),
    organisations: index.organisations === null ? null : organisationTable(index.organisations, filter, index.today),
    proposed: index.proposed.map((row) => proposedLine(row)),
    pager: page === null || page.next === null ? null : { label: 'Actions suivantes', previousHref: null, nextHref: addressOf(filter, { after: page.next }) },
    empty: nothing ? emptyOf(filter) : null,
  };
}

function summaryOf({ late, blocked, onTime }: ActionCounts): string {
  const open = late + blocked + onTime;
  const head = `${count(open, 'ouverte')}`;
  return open === 0 ? `${head}.` : `${head}\u00a0: ${onTime} dans les temps, ${late} en retard, ${count(blocked, 'bloquée')}.`;
}

function tabsOf(filter: ActionFilter, counts: AllCounts): TabView[] {
  const labels: readonly (readonly [ActionFilter['view'], string])[] = [
    ['echeance', 'Par échéance'],
    ['organisation', 'Par organisation'],
    ['retard', `En retard (${counts.late})`],
    ['completer', `Sans date ou sans pilote (${counts.incomplete})`],
    ['closes', `Closes (${counts.closed === MOST_COUNTED ? 'plus de 1\u00a0000' : counts.closed})`],
  ];
  return labels.map(([view, label]) => ({
    href: addressOf(filter, { view, classes: [], withoutDate: false, withoutLead: false }),
    label,
    isCurrent: filter.view === view,
  }));
}

/** Late ones together, then one section a month; the other views are one section. */
function sectionsOf({ filter, months, today }: ActionIndex, rows: readonly ActionRow[]): ActionSectionView[] {
  if (rows.length === 0) return [];
  if (filter.view === 'closes') return [section('closes', 'Closes', null, rows, today)];
  if (filter.view === 'completer') return [];
  const late = rows.filter(({ actionClass }) => actionClass === 'late');
  const dated = rows.filter(({ actionClass, dueOn }) => actionClass !== 'late' && dueOn !== null);
  const undated = rows.filter(({ actionClass, dueOn }) => actionClass !== 'late' && dueOn === null);
  const byMonth = grouped(dated);
  return [
    ...(late.length === 0 ? [] : [section('retard', 'En retard', null, late, today)]),
    ...[...byMonth].map(([month, those]) => {
      const total = months.get(month) ?? those.length;
      return section(`mois-${month}`, capitalise(monthYear(month)), count(total, 'action'), those, today);
    }),
    ...(undated.length === 0 ? [] : [section('sans-date', 'Sans date', null, undated, today)]),
  ];
}

function section(id: string, title: string, note: string | null, rows: readonly ActionRow[], today: string): ActionSectionView {
  return { id: `t-${id}`, title, note, actions: presentActionTable(`Actions, ${title.toLocaleLowerCase('fr')}`, rows, today) };
}

function monthOf({ dueOn }: ActionRow): string {
  return (dueOn ?? '').slice(0, 7);
}

function incompleteOf(viewer: Viewer, { filter, incomplete, counts }: ActionIndex): ActionIndexPage['incomplete'] {
  if (incomplete.length === 0 || filter.after !== null) return null;
  return {
    note: `${count(counts.incomplete, 'action')}, à compléter ou à retirer`,
    lines: incomplete.map((row) => incompleteLine(viewer, row)),
  };
}

function incompleteLine(viewer: Viewer, row: ActionRow): LineView {
  const missing = [row.dueOn === null ? 'sans date' : null, row.leadName === null ? 'sans pilote' : null].filter((word) => word !== null);
  const text = capitalise([row.leadName, ...missing].filter((word) => word !== null).join(', '));
  const complete = actionLink(`/actions/${row.id}/echeance`, 'Compléter', { about: `\u00a0: ${row.sentence}`, style: 'second petit' });
  return lineView(row.sentence, {
    href: `/actions/${row.id}`,
    stamp: stampView(row.audience.confidentiality),
    text: `${text}.`,
    action: mayHere(viewer, 'action.replan') ? complete : null,
  });
}

function proposedLine(row: ActionRow): LineView {
  const text = row.leadName ?? 'Sans pilote';
  return lineView(row.sentence, { href: `/actions/${row.id}`, stamp: stampView(row.audience.confidentiality), text: `${text}.` });
}

function organisationTable(lines: readonly OrganisationLine[], filter: ActionFilter, today: string): TableView | null {
  if (lines.length === 0) return null;
  const columns = [
    'Organisation', { label: 'Ouvertes', cssClass: 'n' as const }, { label: 'En retard', cssClass: 'n' as const },
    'Délai médian de réponse', 'Prochaine échéance',
  ];
  const rows = lines.map((line) => [
    { text: line.name, href: addressOf(filter, { view: 'echeance', leadId: line.organisationId }) },
    line.open,
    { text: String(line.late), tone: line.late > 0 ? ('retard' as const) : null, isStrong: line.late > 0 },
    delayWords(line.medianDelay),
    line.nextDueOn === null ? 'Aucune' : longDate(line.nextDueOn, today),
  ]);
  return tableView('Actions ouvertes par organisation pilote', columns, rows);
}

function emptyOf(filter: ActionFilter): EmptyStateView {
  const everything = actionLink('/actions', 'Voir toutes les actions', { style: 'second' });
  if (filter.view === 'retard') return { title: 'Aucune action en retard', text: 'Toutes les échéances passées sont tenues.', action: null };
  if (filter.view === 'completer') return { title: 'Rien à compléter', text: 'Chaque action a un pilote et une date.', action: null };
  if (filter.view === 'closes') return { title: 'Aucune action close', text: 'Les actions closes viendront ici avec leur résultat.', action: null };
  const isNarrowed = addressOf(filter) !== '/actions';
  return isNarrowed
    ? { title: 'Aucune action ne répond à ces filtres', text: 'Retirez un filtre pour élargir la liste.', action: everything }
    : { title: 'Aucune action en cours', text: 'Les actions décidées en réunion ou confiées à un partenaire viendront ici.', action: null };
}

function grouped(rows: readonly ActionRow[]): Map<string, ActionRow[]> {
  const byMonth = new Map<string, ActionRow[]>();
  for (const row of rows) byMonth.set(monthOf(row), [...(byMonth.get(monthOf(row)) ?? []), row]);
  return byMonth;
}
