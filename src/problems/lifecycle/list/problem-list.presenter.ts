import { mayHere, type Viewer } from '../../../platform/access/viewer.js';
import { daysBetween, parisDay } from '../../../platform/clock/calendar.js';
import { agree, count, days, relativeDay } from '../../../platform/formatting/french.js';
import { miniBars } from '../../../platform/web/components/chart-view.js';
import type { FilterChipsView, FilterGroupView, FilterView } from '../../../platform/web/components/filter-view.js';
import { selectField } from '../../../platform/web/forms/form-view.js';
import { type ActionLinkView, actionLink, type EmptyStateView, type Level, type PagerView, stampView } from '../../../platform/web/components/page-view.js';
import { type Cell, type TableView, tableView } from '../../../platform/web/components/table-view.js';
import { PROBLEM_STATUS } from '../../core/problem.wording.js';
import { isClosedStatus } from '../../core/problem.rules.js';
import { themeLabel, THEMES } from '../../core/themes.js';
import type { ProblemChoices } from '../problem-choices.js';
import { addressOf, FOLLOW_UPS, type FollowUp, isNarrowed, type ProblemFilter, STATUSES_OF } from './problem-filter.js';
import { type ActionCount, MOST_COUNTED, type ProblemCount, type ProblemPage, type ProblemRow } from './problem-list.query.js';

export interface ProblemListPage {
  readonly title: string;
  readonly summary: string;
  readonly open: ActionLinkView | null;
  readonly filters: FilterView;
  readonly chips: FilterChipsView;
  readonly table: TableView | null;
  readonly empty: EmptyStateView | null;
  readonly pager: PagerView | null;
}

export interface ProblemList {
  readonly filter: ProblemFilter;
  readonly page: ProblemPage;
  readonly counts: readonly ProblemCount[];
  readonly choices: ProblemChoices;
  /** Days without news after which a problem is silent; null when the council sets none. */
  readonly silenceDays: number | null;
  readonly today: string;
}

const FOLLOW_LABEL: Readonly<Record<FollowUp, string>> = { actif: 'Actifs', veille: 'En veille', clos: 'Clos' };
const LEVEL_LABEL: Readonly<Record<Level, string>> = { public: 'Public', members: 'I, Membres', restricted: 'II, Restreint', group: 'III, Groupe' };
const RECENT_WEEKS = 4;

export function presentProblemList(viewer: Viewer, list: ProblemList): ProblemListPage {
  const { filter, page } = list;
  const opening = mayHere(viewer, 'problem.open') ? actionLink('/dossiers/nouveau', 'Ouvrir un dossier', { icon: 'ajout' }) : null;
  return {
    title: 'Dossiers',
    summary: summaryOf(list.counts),
    open: opening,
    filters: filtersOf(list),
    chips: chipsOf(list),
    table: page.rows.length === 0 ? null : tableOf(list),
    empty: page.rows.length > 0 ? null : emptyOf(filter, opening),
    pager: page.next === null ? null : { label: 'Pages des dossiers', previousHref: null, nextHref: addressOf(filter, { after: page.next }) },
  };
}

function summaryOf(counts: readonly ProblemCount[]): string {
  const toQualify = total(counts, ({ status }) => status === 'to_qualify');
  const followed = total(counts, ({ status }) => status !== 'to_qualify' && !isClosedStatus(status));
  return `${count(followed, 'dossier suivi', 'dossiers suivis')}, ${toQualify} à qualifier, ${numberWords(counts, ({ status }) => isClosedStatus(status))} clos.`;
}

function tableOf({ page, silenceDays, today }: ProblemList): TableView {
  const columns = ['Dossier', 'Faits, 30\u00a0jours', 'Actions', 'Dernière nouvelle', 'Revue'];
  return tableView('Dossiers, de la revue la plus proche à la plus lointaine', columns, page.rows.map((row) => cellsOf(row, silenceDays, today)));
}

function cellsOf(row: ProblemRow, silenceDays: number | null, today: string): Cell[] {
  const { last30, previous30, weeks } = row.facts;
  const newsOn = parisDay(row.lastNewsAt);
  const isFollowed = !isClosedStatus(row.status);
  const silence = daysBetween(newsOn, today);
  const isSilent = isFollowed && silenceDays !== null && silence > silenceDays;
  const isPast = row.nextReviewOn !== null && row.nextReviewOn < today;
  return [
    { text: row.title, href: `/dossiers/${row.id}`, stamp: stampView(row.audience.confidentiality), note: PROBLEM_STATUS[row.status].label },
    { measure: { value: String(last30), comparison: `contre ${previous30}`, bars: miniBars(weeks, RECENT_WEEKS) } },
    { text: actionWords(row.actions), tone: row.actions.late > 0 ? 'retard' : row.actions.blocked > 0 ? 'bloque' : null, note: row.leadName ?? 'Sans pilote' },
    { text: relativeDay(newsOn, today), tone: isSilent ? 'retard' : null, note: isSilent ? `${days(silence)} sans nouvelles` : null },
    row.nextReviewOn === null ? 'Aucune' : { text: relativeDay(row.nextReviewOn, today), tone: isPast ? 'retard' : null, note: isPast ? 'passée' : null },
  ];
}

/** « 4 ouvertes, 2 en retard, 1 bloquée ». */
export function actionWords({ open, late, blocked }: ActionCount): string {
  if (open === 0) return 'aucune ouverte';
  const parts = [count(open, 'ouverte'), late > 0 ? `${late}\u00a0en retard` : null, blocked > 0 ? count(blocked, 'bloquée') : null];
  return parts.filter((part) => part !== null).join(', ');
}

function filtersOf({ filter, counts, choices }: ProblemList): FilterView {
  const form = { values: { theme: filter.theme ?? '', pilote: filter.leadId ?? '', secteur: filter.sectorId ?? '' }, errors: {} };
  const themes = THEMES.map(({ code, label }) => ({ value: code, label }));
  const leads = choices.organisations.map(({ id, shortName }) => ({ value: id, label: shortName }));
  const sectors = choices.sectors.map(({ id, name }) => ({ value: id, label: name }));
  return {
    action: '/dossiers',
    kept: [],
    groups: [followGroup(filter, counts), levelGroup(filter, counts)],
    selects: [
      selectField(form, 'theme', 'Thématique', themes, { empty: 'Toutes' }),
      ...(sectors.length === 0 ? [] : [selectField(form, 'secteur', 'Secteur', sectors, { empty: 'Tous' })]),
      selectField(form, 'pilote', 'Pilote', leads, { empty: 'Tous' }),
    ],
  };
}

function followGroup(filter: ProblemFilter, counts: readonly ProblemCount[]): FilterGroupView {
  const options = FOLLOW_UPS.map((value) => {
    const wanted = ({ status }: ProblemCount) => STATUSES_OF[value].includes(status);
    const noun = agree(total(counts, wanted), 'dossier');
    return { value, label: FOLLOW_LABEL[value], isChosen: filter.follow.includes(value), count: numberWords(counts, wanted), noun };
  });
  return { legend: 'Suivi', name: 'suivi', options };
}

/** Only levels of which the person reads something: an empty line would say that others hold some. */
function levelGroup(filter: ProblemFilter, counts: readonly ProblemCount[]): FilterGroupView {
  const levels = (Object.keys(LEVEL_LABEL) as Level[]).filter((value) => counts.some(({ level }) => level === value));
  const options = levels.map((value) => {
    const wanted = ({ level, status }: ProblemCount) => level === value && filter.follow.some((one) => STATUSES_OF[one].includes(status));
    const noun = agree(total(counts, wanted), 'dossier');
    return { value, label: LEVEL_LABEL[value], isChosen: filter.levels.includes(value), count: numberWords(counts, wanted), noun };
  });
  return { legend: 'Niveau', name: 'niveau', options };
}

function chipsOf({ filter, choices }: ProblemList): FilterChipsView {
  const lead = choices.organisations.find(({ id }) => id === filter.leadId);
  const sector = choices.sectors.find(({ id }) => id === filter.sectorId);
  const chips = [
    ...filter.follow.map((one) => ({ label: FOLLOW_LABEL[one], href: addressOf(filter, { follow: filter.follow.filter((other) => other !== one) }) })),
    ...filter.levels.map((level) => ({ label: LEVEL_LABEL[level], href: addressOf(filter, { levels: filter.levels.filter((other) => other !== level) }) })),
    ...(filter.theme === null ? [] : [{ label: themeLabel(filter.theme), href: addressOf(filter, { theme: null }) }]),
    ...(sector === undefined ? [] : [{ label: sector.name, href: addressOf(filter, { sectorId: null }) }]),
    ...(lead === undefined ? [] : [{ label: lead.shortName, href: addressOf(filter, { leadId: null }) }]),
  ];
  return { intro: 'Filtres actifs', chips, clearHref: '/dossiers' };
}

function emptyOf(filter: ProblemFilter, opening: ActionLinkView | null): EmptyStateView {
  if (!isNarrowed(filter)) return { title: 'Aucun dossier', text: 'Les problèmes suivis par le conseil viendront ici.', action: opening };
  const action = actionLink('/dossiers', 'Effacer les filtres', { style: 'second' });
  return { title: 'Aucun dossier ne correspond', text: 'Retirez un filtre pour en voir davantage.', action };
}

/** « 214 », « plus de 1 000 ». */
function numberWords(counts: readonly ProblemCount[], wanted: (one: ProblemCount) => boolean): string {
  const isMore = counts.some((one) => wanted(one) && isClosedStatus(one.status) && one.count >= MOST_COUNTED);
  return isMore ? 'plus de 1\u00a0000' : String(total(counts, wanted));
}

function total(counts: readonly ProblemCount[], wanted: (one: ProblemCount) => boolean): number {
  return counts.filter(wanted).reduce((sum, one) => sum + one.count, 0);
}
