import { capitalise, count, longDate } from '../../platform/formatting/french.js';
import { EMPTY_FORM, radioField, type ChoiceFieldView } from '../../platform/web/forms/form-view.js';
import { actionLink, type ActionLinkView, lineView, type LineView } from '../../platform/web/components/page-view.js';
import { type ActionTableView, presentActionTable } from '../../problems/index.js';
import type { CarriedLine } from '../agenda/carry-over/carry-over.query.js';
import { isPrepared } from '../meeting.rules.js';
import type { CarryReason } from '../meeting-words.js';
import { ANSWER_STATUS } from '../meeting.wording.js';
import { type AgendaView, followUpWords, presentAgenda } from './agenda.presenter.js';
import { type InvitedView, presentInvited } from './invitations.presenter.js';
import { type MeetingHeadView, presentHead } from './meeting-head.presenter.js';
import type { MeetingPageData } from './meeting-page.query.js';
import { answersWords, attendanceWords, takenWords } from './meeting-sentences.js';

export interface MeetingShowPage {
  readonly head: MeetingHeadView;
  readonly title: string;
  readonly lead: string;
  readonly links: readonly ActionLinkView[];
  readonly agenda: AgendaView;
  readonly ownAnswer: { readonly action: string; readonly field: ChoiceFieldView; readonly versionName: string; readonly version: number } | null;
  readonly followUp: { readonly words: string; readonly actions: ActionTableView } | null;
  readonly invited: InvitedView;
  readonly carried: readonly LineView[];
}

/** A meeting as it is read: its agenda before the sitting, what came of it after. */
export function presentShow(data: MeetingPageData): MeetingShowPage {
  const head = presentHead(data);
  return {
    head,
    title: head.title,
    lead: leadOf(data),
    links: linksOf(data),
    agenda: presentAgenda(data, null),
    ownAnswer: ownAnswerOf(data),
    followUp: hasFollowUp(data) ? { words: capitalise(followUpWords(data.followUp)), actions: presentActionTable('Actions ouvertes', data.followUp, data.today, { nothing: 'Aucune action n’est ouverte.' }) } : null,
    invited: presentInvited(data),
    carried: data.carried.map((line) => carriedLine(line, data.today)),
  };
}

function leadOf({ meeting, counts, points }: MeetingPageData): string {
  if (meeting.state === 'cancelled') return 'Cette réunion est annulée. Ses points passent à la suivante.';
  if (meeting.state === 'in_session') return 'La séance est ouverte.';
  if (isPrepared(meeting.state)) {
    const answers = answersWords(counts);
    const said = answers === 'pas encore' ? '' : `, ${answers}`;
    return points.length === 0 ? 'L’ordre du jour n’est pas encore fixé.' : `${count(points.length, 'point')} à l’ordre du jour${said}.`;
  }
  const taken = takenWords(counts);
  return `${attendanceWords(counts)}${taken === null ? '' : `, ${taken}`}.`;
}

function linksOf({ meeting, mayWrite, minutes }: MeetingPageData): ActionLinkView[] {
  const base = `/reunions/${meeting.id}`;
  if (meeting.state === 'in_session') return mayWrite ? [actionLink(`${base}/seance`, 'Reprendre la séance')] : [];
  if (meeting.state !== 'closed') return [];
  if (minutes?.state === 'published') return [actionLink(`${base}/compte-rendu`, 'Lire le compte rendu')];
  return mayWrite ? [actionLink(`${base}/compte-rendu`, 'Relire et publier le compte rendu')] : [];
}

function hasFollowUp({ points, meeting }: MeetingPageData): boolean {
  return isPrepared(meeting.state) && points.some(({ item }) => item?.standing === 'follow_up');
}

/** The invited person answers for herself, once the date is announced or the meeting convened. */
function ownAnswerOf({ meeting, invitations, personId, body }: MeetingPageData): MeetingShowPage['ownAnswer'] {
  const own = invitations.find((invitation) => invitation.personId !== null && invitation.personId === personId);
  const isOpen = meeting.state === 'convened' || (meeting.state === 'draft' && meeting.dateAnnouncedAt !== null);
  if (own === undefined || !isOpen) return null;
  const answers = body.level === 'group' ? (['coming', 'excused'] as const) : (['coming', 'excused', 'represented'] as const);
  const labels = { coming: 'Je viens', excused: 'Je m’excuse', represented: 'Je serai représenté' };
  const form = { ...EMPTY_FORM, values: { [`answer_${own.id}`]: own.answer ?? '' } };
  return {
    action: `/reunions/${meeting.id}/reponses`,
    field: radioField(form, `answer_${own.id}`, 'Venez-vous\u00a0?', answers.map((value) => ({ value, label: labels[value], icon: ANSWER_STATUS[value].icon }))),
    versionName: `version_${own.id}`,
    version: own.version,
  };
}

const REASONS: Readonly<Record<CarryReason, string>> = {
  untreated: 'Non traité',
  postponed: 'Reporté',
  recurring: 'À chaque séance',
  open_action: 'Une action reste ouverte',
  cancelled_meeting: 'La réunion est annulée',
};

function carriedLine({ title, reason, postponedCount, isDropped, next }: CarriedLine, today: string): LineView {
  const times = postponedCount === 0 ? '' : `, ${count(postponedCount, 'report')} en tout`;
  const where = isDropped ? 'retiré depuis' : next === null ? 'en attente de la prochaine réunion' : `à l’ordre du jour du ${longDate(next.heldOn, today)}`;
  return lineView(title, { text: `${REASONS[reason]}${times}, ${where}.`, href: next === null || isDropped ? null : `/reunions/${next.id}` });
}

