import type { Viewer } from '../../platform/access/viewer.js';
import { dayMonthYear } from '../../platform/formatting/french.js';
import { administrationTabs } from '../../platform/web/administration-tabs.js';
import type { TabView } from '../../platform/web/components/page-view.js';
import { type ErrorSummaryView, errorSummary, type FieldView, type FormState, hasErrors, textField } from '../../platform/web/forms/form-view.js';
import { EDITED_LISTS, type EditedList } from '../council-words.js';
import { type CouncilFormPage, councilForm, group, part } from '../form-page.js';
import { OTHER } from './delivered-words.js';
import type { CouncilWords, Word } from './word-list.js';

export const WORDS = '/administration/listes';

/** The lists by the name of their address. */
export const LIST_PATH: Readonly<Record<EditedList, string>> = { blocked: 'blocage', refused: 'refus', source: 'sources' };

const LIST_TITLE: Readonly<Record<EditedList, { readonly title: string; readonly note: string }>> = {
  blocked: { title: 'Ce qui bloque une action', note: 'Proposés à qui répond «\u00a0bloquée\u00a0», par son lien ou connecté.' },
  refused: { title: 'Pourquoi une action est refusée', note: 'Proposés à qui répond «\u00a0refusée\u00a0».' },
  source: { title: 'D’où vient un fait', note: 'Proposés à qui signale un fait.' },
};

export interface WordsPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly tabs: readonly TabView[];
  readonly lists: readonly ListView[];
}

export interface ListView {
  readonly title: string;
  readonly note: string;
  readonly anchor: string;
  readonly words: readonly WordView[];
  readonly aside: readonly WordView[];
  readonly addAction: string;
  readonly formKey: string;
  readonly field: FieldView;
}

export interface WordView {
  readonly label: string;
  readonly note: string | null;
  /** Null where the gesture has no sense. */
  readonly up: string | null;
  readonly down: string | null;
  readonly renameHref: string | null;
  readonly asideAction: string | null;
  readonly backAction: string | null;
}

/** `list`: the one whose form was refused. */
export function presentWords(viewer: Viewer, words: CouncilWords, nextKey: () => string, refused: { readonly list: EditedList; readonly form: FormState; readonly formKey: string } | null): WordsPage {
  const errors = refused?.form.errors ?? {};
  return {
    title: 'Listes',
    hasErrors: refused !== null && hasErrors(refused.form),
    errorSummary: errorSummary(errors, refused === null ? {} : { label: fieldId(refused.list) }),
    tabs: administrationTabs(viewer, WORDS),
    lists: EDITED_LISTS.map((list) => listView(list, words, refused?.list === list ? refused.form : { values: {}, errors: {} }, refused?.list === list ? refused.formKey : nextKey())),
  };
}

export function presentRename(list: EditedList, word: Word, form: FormState): CouncilFormPage {
  return councilForm(form, {
    title: `Renommer «\u00a0${word.label}\u00a0»`,
    parent: { href: WORDS, label: 'Listes' },
    action: `${pathOf(list, word)}/nom`,
    groups: [group([part({ text: textField(form, 'label', 'Mot', { maxLength: 80, autocomplete: 'off' }) })])],
    submit: 'Renommer',
    notes: ['Le nouveau nom se lit partout, aussi sur ce qui porte déjà ce mot.'],
  });
}

function listView(list: EditedList, words: CouncilWords, form: FormState, formKey: string): ListView {
  const { title, note } = LIST_TITLE[list];
  const offered = words.offered(list);
  const movable = offered.filter(({ code }) => code !== OTHER);
  return {
    title,
    note,
    anchor: `t-${LIST_PATH[list]}`,
    words: offered.map((word) => wordView(list, word, movable.indexOf(word), movable.length)),
    aside: words.all(list).filter(({ retiredOn }) => retiredOn !== null).map((word) => wordView(list, word, -1, 0)),
    addAction: `${WORDS}/${LIST_PATH[list]}`,
    formKey,
    field: textField(form, 'label', 'Ajouter un mot', { id: fieldId(list), maxLength: 80, autocomplete: 'off', about: title }),
  };
}

function wordView(list: EditedList, word: Word, index: number, count: number): WordView {
  const path = pathOf(list, word);
  const isAside = word.retiredOn !== null;
  const isMovable = word.code !== OTHER && !isAside;
  return {
    label: word.label,
    note: word.retiredOn !== null ? `mis de côté le ${dayMonthYear(word.retiredOn)}` : word.isOwn ? 'mot de votre conseil' : null,
    up: isMovable && index > 0 ? `${path}/monter` : null,
    down: isMovable && index < count - 1 ? `${path}/descendre` : null,
    renameHref: word.isOwn ? `${path}/nom` : null,
    asideAction: isMovable ? `${path}/de-cote` : null,
    backAction: isAside ? `${path}/reprise` : null,
  };
}

function pathOf(list: EditedList, { code }: Word): string {
  return `${WORDS}/${LIST_PATH[list]}/${code}`;
}

function fieldId(list: EditedList): string {
  return `label-${LIST_PATH[list]}`;
}
