import { parisDay } from '../platform/clock/calendar.js';
import { agree, capitalise, inWords, longDate } from '../platform/formatting/french.js';
import { EMPTY_FORM, type FieldView, type FormState, type OptionView, textField } from '../platform/web/forms/form-view.js';
import type { WhoReadsView } from '../platform/web/forms/who-reads-view.js';
import { type EmptyStateView, noticeView, type NoticeView, type StampView, stampView, type StatusView } from '../platform/web/components/page-view.js';
import { CONTRIBUTION_STATUS, type ContributionState, shownState, wordOfState } from '../problems/index.js';
import type { PartnerAction } from './partner-actions.query.js';
import type { FreshReply } from './partner-replies.js';
import type { LiveVisit } from './visits/visits.js';

export interface PartnerActionsPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly organisation: string;
  readonly endsOn: string;
  readonly confirmation: ConfirmationView | null;
  readonly cards: readonly PartnerCardView[];
  readonly empty: EmptyStateView | null;
  readonly offersSignIn: boolean;
}

export interface PartnerCardView {
  readonly sentence: string;
  readonly dates: string;
  readonly status: StatusView;
  readonly stamp: StampView;
  readonly href: string;
  readonly pressAction: string;
  readonly formKey: string;
  readonly options: readonly Pick<OptionView, 'value' | 'label' | 'tone' | 'icon'>[];
}

export interface ConfirmationView {
  readonly notice: NoticeView;
  readonly undoAction: string;
  /** Null when the reply already carries a word. */
  readonly wordsAction: string | null;
  readonly words: FieldView;
}

export interface PartnerActionsRead {
  readonly visit: LiveVisit;
  readonly actions: readonly PartnerAction[];
  readonly fresh: FreshReply | null;
  readonly offersSignIn: boolean;
  readonly readers: WhoReadsView;
  readonly today: string;
}

const BUTTONS = (['done', 'under_way', 'blocked'] as const).map((state) => ({ value: wordOfState(state), ...CONTRIBUTION_STATUS[state] }));

const NOTHING: EmptyStateView = {
  title: 'Rien à faire pour le moment',
  text: 'Les actions confiées à votre organisation viendront ici. Un courriel vous préviendra.',
  action: null,
};

export function presentPartnerActions(read: PartnerActionsRead, nextKey: () => string, words: FormState = EMPTY_FORM): PartnerActionsPage {
  const { actions, visit, fresh, today } = read;
  return {
    title: actions.length === 0 ? 'Aucune action pour vous' : `${capitalise(inWords(actions.length, 'feminine'))}\u00a0${agree(actions.length, 'action')} pour vous`,
    hasErrors: Object.keys(words.errors).length > 0,
    organisation: visit.organisationName,
    endsOn: longDate(parisDay(visit.endsAt)),
    confirmation: fresh === null ? null : confirmationOf(fresh, read.readers, words),
    cards: actions.map((action) => cardOf(action, today, nextKey())),
    empty: actions.length === 0 ? NOTHING : null,
    offersSignIn: read.offersSignIn,
  };
}

function cardOf(action: PartnerAction, today: string, formKey: string): PartnerCardView {
  const href = `/lien/actions/${action.id}`;
  return {
    sentence: action.sentence,
    dates: datesOf(action, today),
    status: ownStatus(action, today),
    stamp: stampView(action.level),
    href: `${href}?autre=1`,
    pressAction: `${href}/etat`,
    formKey,
    options: BUTTONS,
  };
}

/** The organisation’s own part; late while its due date is past and it has not said done. */
export function ownStatus({ dueOn, own }: PartnerAction, today: string): StatusView {
  const { label, tone, icon } = shownState({ state: 'open', dueOn, result: null }, own.state, today);
  return { label, tone, icon };
}

export function datesOf({ decidedOn, dueOn, otherLead }: PartnerAction, today: string): string {
  const due = dueOn === null ? '' : `, attendue le ${longDate(dueOn, today)}`;
  const lead = otherLead === null ? '' : ` Pilote\u00a0: ${otherLead}.`;
  return `Décidée le ${longDate(decidedOn, today)}${due}.${lead}`;
}

const ANSWERED: Readonly<Record<ContributionState, string>> = {
  asked: 'est demandée',
  accepted: 'est prise en compte',
  under_way: 'est en cours',
  done: 'est faite',
  partly_done: 'est faite en partie',
  blocked: 'est bloquée',
  refused: 'est refusée',
};

function confirmationOf({ id, sentence, state, hasWords }: FreshReply, readers: WhoReadsView, words: FormState): ConfirmationView {
  const path = `/lien/reponses/${id}`;
  return {
    notice: noticeView('fait', `C’est noté, merci. «\u00a0${sentence}\u00a0» ${ANSWERED[state]}.`),
    undoAction: `${path}/annulation`,
    wordsAction: hasWords ? null : `${path}/mot`,
    words: textField(words, 'words', 'Ajouter un mot', { rows: 2, optional: true, maxLength: 500, readers, help: 'Une phrase suffit. Pas de nom de personne.' }),
  };
}
