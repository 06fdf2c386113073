import { addDays } from '../../platform/clock/calendar.js';
import { agree, capitalise, count, days, dayMonthYear, longDate } from '../../platform/formatting/french.js';
import { EMPTY_FORM, errorSummary, type ErrorSummaryView, type FormState, hasErrors } from '../../platform/web/forms/form-view.js';
import type { WhoReadsView } from '../../platform/web/forms/who-reads-view.js';
import { stampView, type StampView } from '../../platform/web/components/page-view.js';
import { type ActionTableView, presentActionTable } from '../../problems/index.js';
import { minutesInWords } from '../agenda/agenda-hours.js';
import type { Proposal } from '../agenda/agenda-proposals.query.js';
import { slotMinutes } from '../meeting.rules.js';
import type { StandingItem } from '../meeting-words.js';
import { STANDING_TITLES } from '../meeting.wording.js';
import { type AgendaView, followUpWords, presentAgenda } from './agenda.presenter.js';
import { type ItemFormView, presentItemForm } from './item-form.presenter.js';
import { type InvitedView, presentInvited } from './invitations.presenter.js';
import { type MeetingHeadView, presentHead } from './meeting-head.presenter.js';
import type { MeetingPageData } from './meeting-page.query.js';
import { answersWords } from './meeting-sentences.js';

/** The forms of the page as they came back, when one of them was refused. */
export interface PrepareForms {
  readonly arrange?: FormState;
  readonly item?: FormState;
}

export interface MeetingPreparePage {
  readonly head: MeetingHeadView;
  readonly title: string;
  readonly lead: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly actions: PrepareActionsView;
  readonly convocation: string | null;
  readonly agenda: AgendaView;
  readonly itemForm: ItemFormView;
  readonly proposals: readonly ProposalView[];
  readonly proposalNote: string;
  readonly standing: readonly { readonly value: StandingItem; readonly label: string; readonly formKey: string }[];
  readonly formKey: string;
  readonly followUp: { readonly words: string; readonly actions: ActionTableView };
  readonly invited: InvitedView;
}

export interface PrepareActionsView {
  readonly base: string;
  readonly version: number;
  readonly editHref: string;
  readonly cancelHref: string;
  readonly answersHref: string;
  readonly pointsAction: string;
  readonly openAction: string;
  readonly announceAction: string;
  readonly mayOpen: boolean;
  /** The full button on the day itself only. */
  readonly openStyle: '' | 'second';
  readonly mayAnnounce: boolean;
}

export interface ProposalView {
  readonly problemId: string;
  readonly href: string;
  /** Said after « Ajouter » for screen readers. */
  readonly about: string;
  readonly formKey: string;
  readonly title: string;
  readonly stamp: StampView;
  readonly why: string;
}

export interface ItemChoices {
  readonly problems: readonly { readonly id: string; readonly title: string; readonly reference: string }[];
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly readers: WhoReadsView;
}

/** `newKey` gives each form of the page a one-time key of its own; `formKey` is the one of the form for a new point. */
export function presentPrepare(data: MeetingPageData, choices: ItemChoices, newKey: () => string, formKey: string, forms: PrepareForms = {}): MeetingPreparePage {
  const head = presentHead(data);
  const errors = { ...forms.arrange?.errors, ...forms.item?.errors };
  return {
    head,
    title: `Préparer\u00a0: ${head.title}`,
    lead: leadOf(data),
    hasErrors: Object.keys(errors).length > 0,
    errorSummary: errorSummary(errors),
    actions: actionsOf(data),
    convocation: convocationWords(data),
    agenda: presentAgenda(data, forms.arrange ?? EMPTY_FORM),
    itemForm: presentItemForm(choices, forms.item ?? EMPTY_FORM, forms.item !== undefined && hasErrors(forms.item)),
    proposals: data.proposals.map((proposal) => proposalView(proposal, data.today, newKey())),
    proposalNote: proposalNote(data),
    standing: missingStanding(data).map((value) => ({ value, label: STANDING_TITLES[value], formKey: newKey() })),
    formKey,
    followUp: { words: capitalise(followUpWords(data.followUp)), actions: presentActionTable('Actions ouvertes', data.followUp, data.today, { nothing: 'Aucune action n’est ouverte.' }) },
    invited: presentInvited(data),
  };
}

function actionsOf({ meeting, mayWrite, today }: MeetingPageData): PrepareActionsView {
  const base = `/reunions/${meeting.id}`;
  return {
    ...{ base, version: meeting.version, editHref: `${base}/modifier`, cancelHref: `${base}/annulation`, answersHref: `${base}/reponses` },
    ...{ pointsAction: `${base}/points`, openAction: `${base}/ouverture`, announceAction: `${base}/annonce` },
    mayOpen: mayWrite,
    openStyle: meeting.heldOn <= today ? '' : 'second',
    mayAnnounce: meeting.state === 'draft' && meeting.dateAnnouncedAt === null,
  };
}

function leadOf({ points, counts, meeting }: MeetingPageData): string {
  const agenda = points.length === 0 ? 'L’ordre du jour est vide' : `${count(points.length, 'point')} à l’ordre du jour`;
  const answers = answersWords(counts);
  const said = answers === 'pas encore' ? (meeting.dateAnnouncedAt === null ? '' : ', la date est annoncée') : `, ${answers}`;
  return `${agenda}${said}.`;
}

function convocationWords({ meeting, convocationDays, today }: MeetingPageData): string | null {
  if (convocationDays === null || meeting.state !== 'draft') return null;
  const lastDay = addDays(meeting.heldOn, -convocationDays);
  if (lastDay === today) return 'Selon votre règlement, les convocations doivent partir aujourd’hui.';
  if (lastDay < today) return `Le délai de convocation de votre règlement est passé depuis le ${dayMonthYear(lastDay, today)}.`;
  return `Selon votre règlement, les convocations partent le ${longDate(lastDay, today)} au plus tard.`;
}

function proposalView({ problemId, title, audience, lateActions, silentDays, reviewOn }: Proposal, today: string, formKey: string): ProposalView {
  const reasons = [
    lateActions === 0 ? '' : `${count(lateActions, 'action')} en retard`,
    silentDays === null ? '' : `aucune nouvelle depuis ${days(silentDays)}`,
    reviewOn === null ? '' : `revue prévue le ${dayMonthYear(reviewOn, today)}`,
  ].filter((reason) => reason !== '');
  const sentence = reasons.join(', ');
  return { problemId, title, formKey, href: `/dossiers/${problemId}`, about: `\u00a0: ${title}`, stamp: stampView(audience.confidentiality), why: `${capitalise(sentence)}.` };
}

function proposalNote({ points, meeting, body }: MeetingPageData): string {
  const left = slotMinutes(meeting.startsAt, meeting.endsAt) - points.reduce((sum, { minutes }) => sum + minutes, 0);
  const level = body.level === 'group' ? ' Un point pris ici se lit au niveau du groupe.' : body.level === 'restricted' ? ' Un point pris ici se lit au niveau restreint.' : '';
  if (left >= PROPOSED_MINUTES) return `Il reste ${minutesInWords(left)}.${level}`;
  const words = left > 0 ? `Il ${agree(left, 'reste')} ${minutesInWords(left)}\u00a0: un` : 'Le temps est entièrement donné\u00a0: un';
  return `${words} point de plus fera dépasser l’heure de fin.${level}`;
}

const PROPOSED_MINUTES = 10;

function missingStanding({ points, body }: MeetingPageData): StandingItem[] {
  const present = new Set(points.map(({ item }) => item?.standing ?? null));
  const usual: StandingItem[] = body.kind === 'plenary' ? ['opening', 'approval', 'follow_up', 'round_table'] : ['follow_up', 'round_table'];
  return usual.filter((value) => !present.has(value));
}
