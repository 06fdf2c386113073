import type { Viewer } from '../../../platform/access/viewer.js';
import { agree, capitalise, inWords, longDate } from '../../../platform/formatting/french.js';
import {
  type ChoiceFieldView, type ErrorSummaryView, errorSummary, type FieldView, type FormState, hasErrors, radioField, selectField, type SelectView, textField,
} from '../../../platform/web/forms/form-view.js';
import { type MetaView, metaView, type SealView } from '../../../platform/web/components/page-view.js';
import { resultSuggestedBy } from '../../actions/action.rules.js';
import { RESULT_CHOICES } from '../../actions/action.wording.js';
import type { ActionRow } from '../../actions/list/action-row.js';
import { CLOSING_MOTIVE, choicesOf, NO_NAMES, PROBLEM_STATUS } from '../../core/problem.wording.js';
import { movesOpenTo } from '../../core/problem.rules.js';
import type { ClosingFacts } from './closing.query.js';
import { PROPOSED_ACTION } from './closure.service.js';

export interface ClosingPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly seal: SealView;
  readonly problem: { readonly href: string; readonly title: string };
  readonly facts: readonly MetaView[];
  readonly intro: string;
  /** Why the form is not offered, null when it is. */
  readonly refusal: string | null;
  readonly errorSummary: ErrorSummaryView | null;
  readonly action: string;
  readonly version: number;
  readonly actions: readonly SettledActionView[];
  readonly outcome: ChoiceFieldView;
  readonly motive: SelectView;
  readonly where: FieldView;
  readonly lesson: FieldView;
}

interface SettledActionView {
  readonly result: ChoiceFieldView;
  readonly to: SelectView;
  readonly sentence: FieldView;
  readonly versionName: string;
  readonly version: string;
}

const OUTCOME_LABEL: Readonly<Record<string, string>> = { closed: 'Clore', transferred: 'Transférer à une autre instance', no_follow_up: 'Classer sans suite' };

export function presentClosing(viewer: Viewer, facts: ClosingFacts, form: FormState, version: number): ClosingPage {
  const { problem, openActions, hasProposed } = facts;
  const href = `/dossiers/${problem.id}`;
  const outcomes = movesOpenTo(viewer, problem).filter(({ manner }) => manner === 'closing');
  return {
    title: `Clore, ${problem.title}`,
    hasErrors: hasErrors(form),
    seal: facts.seal,
    problem: { href, title: problem.title },
    facts: [metaView('Référence', problem.reference), metaView('Statut', PROBLEM_STATUS[problem.status].label), metaView('Pilote', facts.lead ?? 'Aucun')],
    intro: introOf(openActions.length),
    refusal: hasProposed ? PROPOSED_ACTION : null,
    errorSummary: errorSummary(form.errors),
    action: `${href}/cloture`,
    version,
    actions: openActions.map((action) => settled(action, facts, form)),
    outcome: radioField(form, 'outcome', 'Comment s’achève-t-il\u00a0?', outcomes.map(({ to }) => ({ value: to, label: OUTCOME_LABEL[to] ?? to }))),
    motive: selectField(form, 'motive', 'Motif de clôture', choicesOf(CLOSING_MOTIVE), { empty: 'Choisir', width: 'moyen', help: 'Pour un dossier clos.' }),
    where: textField(form, 'where', 'Où, ou à qui', {
      optional: true,
      maxLength: 200,
      readers: facts.readers,
      help: 'Un lieu ou la référence d’un dossier pour «\u00a0Déplacé ailleurs\u00a0», l’instance qui le reprend pour un transfert.',
    }),
    lesson: textField(form, 'lesson', 'Ce qu’il faut en retenir', { rows: 3, readers: facts.readers, help: `Deux phrases. ${NO_NAMES}` }),
  };
}

/** What each action’s lead already said prefills its result. */
export function newClosingForm(facts: ClosingFacts, outcome: string): FormState {
  const results = facts.openActions.map(({ id, leadState }) => [`result_${id}`, resultSuggestedBy(leadState) ?? ''] as const);
  return { values: { outcome, ...Object.fromEntries(results) }, errors: {} };
}

function introOf(open: number): string {
  if (open === 0) return 'Aucune action n’est ouverte. Le dossier pourra être rouvert.';
  const actions = `${capitalise(inWords(open, 'feminine'))} ${agree(open, 'action est', 'actions sont')} encore ${agree(open, 'ouverte')}`;
  const each = open === 1 ? 'donnez-lui' : 'donnez à chacune';
  return `${actions}\u00a0: ${each} un résultat et une phrase. Le dossier pourra être rouvert.`;
}

function settled(action: ActionRow, { others, today, actionReaders, readers }: ClosingFacts, form: FormState): SettledActionView {
  const due = action.dueOn === null ? 'sans date' : longDate(action.dueOn, today);
  const who = `${action.leadName ?? 'Sans pilote'}, ${due}`;
  const choices = [...RESULT_CHOICES, { value: 'moved', label: 'Reprise dans un autre dossier' }];
  const problems = others.map(({ id, title, reference }) => ({ value: id, label: `${title} (${reference})` }));
  return {
    result: radioField(form, `result_${action.id}`, action.sentence, choices, { about: who }),
    to: selectField(form, `to_${action.id}`, 'Quel dossier la reprend\u00a0?', problems, { empty: 'Aucun', optional: true, about: action.sentence }),
    sentence: textField(form, `sentence_${action.id}`, 'En une phrase', { about: action.sentence, autocomplete: 'off', readers: actionReaders.get(action.id) ?? readers }),
    versionName: `version_${action.id}`,
    version: String(action.version),
  };
}
