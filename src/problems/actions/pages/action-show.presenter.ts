import type { CouncilWords } from '../../../councils/index.js';
import type { WhoReadsView } from '../../../platform/web/forms/who-reads-view.js';
import { may, type Viewer } from '../../../platform/access/viewer.js';
import { longDate } from '../../../platform/formatting/french.js';
import {
  type ActionLinkView, actionLink, type LinkView, metaView, type MetaView, type SealView, type StatusView, type TimelineItemView,
} from '../../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../../platform/web/components/table-view.js';
import type { ProblemTitle } from '../../core/problem.repository.js';
import type { Action } from '../action.entity.js';
import { type ActionMove, movesOpenTo, resultSuggestedBy, shownState } from '../action.rules.js';
import { CONTRIBUTION_STATUS, postponedWords } from '../action.wording.js';
import type { Contribution } from '../contribution.entity.js';
import { presentReplyForm, type ReplyFormView, valuesOf } from '../replies/reply-form.presenter.js';
import { isTheirsToUndo, mayUndo } from '../replies/reply.rules.js';
import type { ActionParts } from './action-parts.query.js';
import { changeItem, replyItem } from './action-timeline.presenter.js';

export interface ActionShowPage {
  readonly title: string;
  readonly seal: SealView;
  readonly parent: LinkView;
  readonly summary: string;
  readonly status: StatusView;
  readonly meta: readonly MetaView[];
  /** Opening is one button; the other moves have their page. */
  readonly openAction: string | null;
  readonly version: number;
  readonly moves: readonly ActionLinkView[];
  readonly result: { readonly status: StatusView; readonly sentence: string } | null;
  readonly parts: TableView | null;
  readonly answers: readonly OwnAnswerView[];
  readonly formKey: string;
  readonly replies: readonly TimelineItemView[];
  readonly undo: { readonly action: string; readonly about: string } | null;
  readonly changes: readonly TimelineItemView[];
}

/** The answer form of one of the person’s own organisations. */
export interface OwnAnswerView {
  readonly title: string;
  readonly action: string;
  readonly form: ReplyFormView;
}

export interface ActionShow extends ActionParts {
  readonly action: Action;
  readonly bodyName: string;
  readonly problem: ProblemTitle | null;
  readonly seal: SealView;
  readonly readers: WhoReadsView;
  readonly words: CouncilWords;
  readonly formKey: string;
  readonly now: string;
  readonly today: string;
}

export function presentAction(viewer: Viewer, show: ActionShow): ActionShowPage {
  const { action, problem, today } = show;
  const leadPart = show.parts.find((part) => part.organisationId === action.leadOrganisationId && part.withdrawnOn === null);
  const status = shownState(action, leadPart?.state ?? null, today);
  const moves = movesOpenTo(viewer, action);
  return {
    title: action.sentence,
    seal: show.seal,
    parent: problem === null ? { href: '/actions', label: 'Actions' } : { href: `/dossiers/${problem.id}`, label: problem.title },
    summary: summaryOf(action, today),
    status,
    meta: metaOf(show),
    openAction: moves.some(({ path }) => path === 'ouverture') ? `/actions/${action.id}/ouverture` : null,
    version: action.version,
    moves: [...moveLinks(action, moves, resultSuggestedBy(leadPart?.state ?? null) !== null), ...levelLink(viewer, action)],
    result: action.state === 'closed' ? { status, sentence: action.resultSentence ?? '' } : null,
    parts: partsTable(viewer, show),
    answers: ownAnswers(viewer, show),
    formKey: show.formKey,
    replies: show.replies.map((reply) => replyItem(reply, show)),
    undo: undoOf(viewer, show),
    changes: show.changes.map((change) => changeItem(change, show)),
  };
}

/** Once the lead says that it is done, closing is the gesture that waits. */
function moveLinks(action: Action, moves: readonly ActionMove[], isSaidDone: boolean): ActionLinkView[] {
  return moves
    .filter(({ path }) => path !== 'ouverture')
    .map(({ path, label }) => actionLink(`/actions/${action.id}/${path}`, label, { style: path === 'cloture' && isSaidDone ? '' : 'second' }));
}

function levelLink(viewer: Viewer, { id, audience }: Action): ActionLinkView[] {
  return may(viewer, 'level.change', audience.councilId) ? [actionLink(`/actions/${id}/niveau`, 'Changer le niveau', { style: 'nu' })] : [];
}

function summaryOf(action: Action, today: string): string {
  const due = action.dueOn === null ? 'sans échéance' : `attendue le ${longDate(action.dueOn, today)}`;
  const postponed = postponedWords(action.postponements);
  return `Décidée le ${longDate(action.decidedOn, today)}, ${[due, postponed].filter((part) => part !== null).join(', ')}.`;
}

function metaOf({ action, bodyName, problem, organisations, today }: ActionShow): MetaView[] {
  const lead = organisations.get(action.leadOrganisationId ?? '')?.name ?? 'Aucun pilote';
  return [
    metaView('Référence', action.reference),
    metaView('Pilote', lead),
    metaView('Échéance', action.dueOn === null ? 'Sans date' : longDate(action.dueOn, today)),
    ...(problem === null ? [] : [metaView('Dossier', problem.title, { href: `/dossiers/${problem.id}` })]),
    metaView('Instance', bodyName),
  ];
}

function partsTable(viewer: Viewer, show: ActionShow): TableView | null {
  if (show.parts.length === 0) return null;
  const { action, organisations, today } = show;
  const isHelping = action.state === 'open' && may(viewer, 'action.answerFor', action.audience.councilId);
  const columns = ['Organisation', 'Part', 'Date annoncée', { label: 'Réponse', cssClass: 'fin' as const }];
  const gesture = { label: 'Noter un appel', isLabelHidden: true, cssClass: 'fin' as const };
  const rows = show.parts.map((part) => {
    const name = organisations.get(part.organisationId)?.name ?? '';
    const call = actionLink(`/actions/${action.id}/reponse?organisation=${part.organisationId}`, 'Noter un appel', { about: `de ${name}`, style: 'nu petit' });
    const cells = [
      { text: name, isStrong: false },
      roleOf(action, part, today),
      part.expectedOn === null ? 'Aucune' : longDate(part.expectedOn, today),
      { status: CONTRIBUTION_STATUS[part.state] },
    ];
    return isHelping ? [...cells, part.withdrawnOn === null ? { action: call } : ''] : cells;
  });
  return tableView('Organisations qui prennent part à l’action', isHelping ? [...columns, gesture] : columns, rows);
}

function roleOf(action: Action, part: Contribution, today: string): string {
  if (part.withdrawnOn !== null) return `Retirée le ${longDate(part.withdrawnOn, today)}`;
  return part.organisationId === action.leadOrganisationId ? 'Pilote' : 'En appui';
}

function ownAnswers(viewer: Viewer, show: ActionShow): OwnAnswerView[] {
  const { action } = show;
  if (action.state !== 'open' || !may(viewer, 'action.answer', action.audience.councilId)) return [];
  return show.parts
    .filter((part) => part.withdrawnOn === null && viewer.organisationIds.includes(part.organisationId))
    .map((part) => ({
      title: `Répondre pour ${show.organisations.get(part.organisationId)?.name ?? 'mon organisation'}`,
      action: `/actions/${action.id}/reponse`,
      form: presentReplyForm(valuesOf(part), show.readers, show.words, { organisationId: part.organisationId }),
    }));
}

/** The last answer of each organisation may be taken back for a while, by whoever gave it. */
function undoOf(viewer: Viewer, { action, replies, organisations, now }: ActionShow): ActionShowPage['undo'] {
  const { councilId } = action.audience;
  const mayAnswer = may(viewer, 'action.answer', councilId) || may(viewer, 'action.answerFor', councilId);
  const undoable = replies.find((reply) => {
    const isTheirs = mayAnswer && isTheirsToUndo(viewer, councilId, reply);
    const last = replies.find(({ contributionId }) => contributionId === reply.contributionId);
    return isTheirs && mayUndo(reply, last?.id ?? null, action.state, now);
  });
  if (undoable === undefined) return null;
  return {
    action: `/actions/${action.id}/reponses/${undoable.id}/annulation`,
    about: `de ${organisations.get(undoable.organisationId)?.name ?? ''}`,
  };
}
