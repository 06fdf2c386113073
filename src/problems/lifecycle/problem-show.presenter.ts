import { may, type Viewer } from '../../platform/access/viewer.js';
import { daysBetween, parisDay } from '../../platform/clock/calendar.js';
import { agree, count, longDate, relativeDay } from '../../platform/formatting/french.js';
import { type HourGridView, hourGrid } from '../../platform/web/components/chart-view.js';
import { type ErrorSummaryView, errorSummary, hasErrors } from '../../platform/web/forms/form-view.js';
import {
  type ActionLinkView, actionLink, type FigureView, figureView, type LineView, type MetaView, metaView, type PieceView, type SealView, type StatusView,
  type TabView,
} from '../../platform/web/components/page-view.js';
import { type ActionTableView, presentActionTable } from '../actions/list/action-table.presenter.js';
import { PRIORITY, PROBLEM_STATUS, SEVERITY, STAGE } from '../core/problem.wording.js';
import { isClosedStatus, movesOpenTo } from '../core/problem.rules.js';
import { problemTabs } from '../core/problem-tabs.js';
import { subthemeLabel, themeLabel } from '../core/themes.js';
import { factFigures, gridSince, hourCounts } from '../facts/fact-figures.js';
import { hourOf } from '../facts/fact.wording.js';
import { hourFinding, type HourFinding } from '../facts/hour-pattern.js';
import { paragraphsOf } from '../thread/paragraphs.js';
import { presentEpisodes } from './episodes.presenter.js';
import type { ShownProblem } from './problem-show.query.js';
import { presentThread, type ShowState, type ThreadView } from './thread.presenter.js';

export interface ProblemShowPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly seal: SealView;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly status: StatusView;
  readonly facts: readonly MetaView[];
  readonly gestures: readonly ActionLinkView[];
  readonly moves: readonly MoveButton[];
  readonly version: number;
  readonly tabs: readonly TabView[];
  readonly figures: readonly FigureView[];
  readonly when: WhenView | null;
  readonly actions: ActionSectionView;
  readonly thread: ThreadView;
  readonly panels: readonly { readonly title: string; readonly entries: readonly PieceView[]; readonly empty: string }[];
  readonly episodes: readonly LineView[];
  readonly errorSummary: ErrorSummaryView | null;
}

interface MoveButton {
  readonly action: string;
  readonly label: string;
  readonly value: string;
}

interface WhenView {
  readonly summary: string;
  readonly grid: HourGridView;
  readonly finding: HourFinding;
}

interface ActionSectionView {
  readonly summary: string;
  readonly table: ActionTableView;
  readonly proposed: string | null;
  readonly add: ActionLinkView | null;
  readonly closed: ActionLinkView | null;
}

export function presentProblem(viewer: Viewer, shown: ShownProblem, state: ShowState): ProblemShowPage {
  const { problem, today } = shown;
  const href = `/dossiers/${problem.id}`;
  return {
    title: problem.title,
    hasErrors: hasErrors(state.form),
    seal: shown.seal,
    heading: problem.title,
    paragraphs: paragraphsOf(problem.description),
    status: PROBLEM_STATUS[problem.status],
    facts: metaOf(shown),
    gestures: gesturesOf(viewer, shown),
    moves: movesOpenTo(viewer, problem)
      .filter(({ manner }) => manner === 'hand')
      .map(({ to, label }) => ({ action: `${href}/etat`, label, value: to })),
    version: problem.version,
    tabs: problemTabs(problem.id, 'follow-up', shown.factTotal),
    figures: figuresOf(shown),
    when: whenOf(shown),
    actions: actionsOf(viewer, shown),
    thread: presentThread(viewer, shown, state),
    panels: shown.panels,
    episodes: presentEpisodes(shown.episodes, shown.movedTo, today),
    errorSummary: errorSummary(state.form.errors),
  };
}

function metaOf({ problem, lead, origin, sector, places, today }: ShownProblem): MetaView[] {
  const openedOn = parisDay(problem.openedAt ?? problem.createdAt);
  const review = problem.nextReviewOn === null ? null : relativeDay(problem.nextReviewOn, today);
  return [
    metaView('Référence', problem.reference),
    ...(places.length === 0 ? [] : [metaView(agree(places.length, 'Lieu', 'Lieux'), places.map(({ name }) => name).join(', '))]),
    ...(sector === null ? [] : [metaView('Secteur', sector)]),
    metaView('Pilote', lead ?? 'Aucun pour l’instant'),
    metaView(problem.openedAt === null ? 'Créé le' : 'Ouvert le', longDate(openedOn, today)),
    ...(review === null ? [] : [metaView('Prochaine revue', review)]),
    metaView('Thématique', `${themeLabel(problem.theme)}\u00a0: ${subthemeLabel(problem.subtheme)}`),
    metaView('Intensité', SEVERITY[problem.severity] ?? String(problem.severity)),
    metaView('Priorité', PRIORITY[problem.priority]),
    metaView('Étape', STAGE[problem.stage]),
    ...(origin === null ? [] : [metaView('Signalé par', origin)]),
    ...(problem.affectedPublic === null ? [] : [metaView('Public concerné', problem.affectedPublic)]),
    ...(problem.episodeNumber === 1 ? [] : [metaView('Épisode', `${problem.episodeNumber}e`)]),
  ];
}

function gesturesOf(viewer: Viewer, { problem }: ShownProblem): ActionLinkView[] {
  const { councilId } = problem.audience;
  const href = `/dossiers/${problem.id}`;
  const moves = movesOpenTo(viewer, problem);
  const closing = moves.find(({ manner }) => manner === 'closing');
  return [
    ...(may(viewer, 'note.add', councilId) ? [actionLink('#ecrire', 'Écrire au fil', { icon: 'crayon' })] : []),
    ...(may(viewer, 'fact.add', councilId) ? [actionLink(`${href}/faits#signaler`, 'Signaler un fait', { icon: 'drapeau', style: 'second' })] : []),
    ...(may(viewer, 'problem.change', councilId) ? [actionLink(`${href}/modifier`, 'Modifier', { style: 'nu' })] : []),
    ...(closing === undefined ? [] : [actionLink(`${href}/cloture`, 'Clore', { style: 'nu' })]),
    ...(moves.some(({ manner }) => manner === 'reopening') ? [actionLink(`${href}/reouverture`, 'Rouvrir', { style: 'nu' })] : []),
  ];
}

function figuresOf({ problem, factCounts, openActions, lastFact, today }: ShownProblem): FigureView[] {
  const { last30, previous30 } = factFigures(factCounts, today);
  const late = openActions.filter(({ actionClass }) => actionClass === 'late').length;
  const blocked = openActions.filter(({ actionClass }) => actionClass === 'blocked').length;
  const silent = lastFact === null ? null : daysBetween(lastFact.happenedOn, today);
  const href = `/dossiers/${problem.id}`;
  return [
    figureView(last30, `${agree(last30, 'fait')} en 30\u00a0jours`, `${previous30}\u00a0les 30\u00a0jours précédents`, `${href}/faits`),
    figureView(openActions.length, agree(openActions.length, 'action ouverte', 'actions ouvertes'), lateWords(openActions.length, late, blocked), null),
    silent === null || lastFact === null
      ? figureView('–', 'jour sans fait', 'aucun fait signalé', null)
      : figureView(silent, `${agree(silent, 'jour')} sans fait`, `le dernier date du ${[longDate(lastFact.happenedOn, today), hourOf(lastFact)].filter(Boolean).join(', ')}`, null),
  ];
}

function lateWords(open: number, late: number, blocked: number): string {
  if (open === 0) return 'rien n’est attendu';
  if (late === 0 && blocked === 0) return open === 1 ? 'dans les temps' : 'toutes dans les temps';
  const parts = [late > 0 ? `${late}\u00a0en retard` : null, blocked > 0 ? count(blocked, 'bloquée') : null].filter((part) => part !== null);
  return `dont ${parts.join(' et ')}`;
}

function whenOf({ factCounts, today }: ShownProblem): WhenView | null {
  const since = gridSince(today);
  const counts = hourCounts(factCounts.filter(({ day }) => day >= since));
  if (counts.total === 0) return null;
  return {
    summary: `${count(counts.total, 'fait')} depuis le ${longDate(since, today)}`,
    grid: hourGrid('Faits par jour de la semaine et par heure', counts.cells),
    finding: hourFinding(counts),
  };
}

function actionsOf(viewer: Viewer, { problem, openActions, proposedActions, closedActions, today }: ShownProblem): ActionSectionView {
  const open = count(openActions.length, 'ouverte');
  const mayAdd = may(viewer, 'action.create', problem.audience.councilId) && !isClosedStatus(problem.status);
  const proposed = proposedActions.length;
  return {
    summary: `${open}, ${closedActions.length}\u00a0${agree(closedActions.length, 'close')}`,
    table: presentActionTable('Actions du dossier', openActions, today, { under: 'decision', nothing: 'Aucune action ouverte.' }),
    proposed: proposed === 0 ? null : `${count(proposed, 'action proposée', 'actions proposées')} en séance, à publier.`,
    add: mayAdd ? actionLink(`/actions/nouvelle?dossier=${problem.id}`, 'Ajouter une action', { icon: 'ajout', style: 'second' }) : null,
    closed: closedActions.length === 0 ? null : actionLink(`/actions?vue=closes&dossier=${problem.id}`, `Voir ${agree(closedActions.length, 'l’action close', `les ${closedActions.length}\u00a0actions closes`)}`, { style: 'nu' }),
  };
}
