import { shortDate } from '../../../platform/formatting/french.js';
import {
  type Choice, choiceField, type ChoiceFieldView, dateField, errorSummary, type FieldView, type FormState, hasErrors, radioField,
  type SelectView, selectField, textField,
} from '../../../platform/web/forms/form-view.js';
import { type WhoReadsView, whoReadsView } from '../../../platform/web/forms/who-reads-view.js';
import type { FormReading } from '../../../platform/web/forms/form-reader.js';
import { noticeView, type NoticeView, type SealView } from '../../../platform/web/components/page-view.js';
import type { Action } from '../action.entity.js';
import { resultSuggestedBy, SHORTEST_RESULT_SENTENCE } from '../action.rules.js';
import { RESULT_CHOICES } from '../action.wording.js';
import type { Contribution } from '../contribution.entity.js';
import type { Reply } from '../reply.entity.js';
import { type FormPage, formPage } from './form-page.js';

export interface PlanFields {
  readonly lead: SelectView;
  readonly contributors: ChoiceFieldView;
  readonly dueOn: FieldView;
}

export interface NewActionPage extends FormPage {
  readonly formKey: string;
  readonly problemId: string | null;
  readonly sentence: FieldView;
  readonly plan: PlanFields;
  readonly body: ChoiceFieldView | null;
  readonly level: ChoiceFieldView | null;
  /** The way out when a group has no member of that organisation. */
  readonly wayOut: NoticeView | null;
}

export interface NewActionContext {
  readonly problem: { readonly id: string; readonly title: string } | null;
  readonly organisations: readonly Choice[];
  /** Without a problem: the bodies whose level this person reads. */
  readonly bodies: readonly Choice[];
  /** With a problem: its level and the higher ones that she reads. */
  readonly levels: readonly Choice[];
  readonly seal: SealView | null;
  readonly formKey: string;
  readonly notNamed: string | null;
}

const NEUTRAL = 'Ce qui est demandé, sans nom de personne. À ce niveau la phrase peut partir par courriel\u00a0: gardez-la neutre.';

export function presentNewAction(context: NewActionContext, form: FormState): NewActionPage {
  const { problem } = context;
  // Without a choice the default body, the first of the list, takes it.
  const chosen = { ...form, values: { body: context.bodies[0]?.value ?? '', ...form.values } };
  return {
    title: 'Confier une action',
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(form.errors),
    seal: context.seal,
    parent: problem === null ? { href: '/actions', label: 'Actions' } : { href: `/dossiers/${problem.id}`, label: problem.title },
    formKey: context.formKey,
    problemId: problem?.id ?? null,
    sentence: textField(form, 'sentence', 'Que demande-t-on\u00a0?', { help: NEUTRAL, maxLength: 300, readers: readersOf(context, form) }),
    plan: planFields(form, context.organisations),
    body: problem !== null || context.bodies.length === 0 ? null : radioField(chosen, 'body', 'Dans quelle instance\u00a0?', context.bodies),
    level: context.levels.length < 2 ? null : radioField({ ...form, values: { level: '', ...form.values } }, 'level', 'Qui pourra la lire\u00a0?', context.levels),
    wayOut: context.notNamed === null ? null : noticeView('retard', context.notNamed, { href: '/dossiers/nouveau', label: 'Ouvrir un dossier neutre' }),
  };
}

/** One sentence for each level or body that the form offers, the one ticked shown beside the field. */
function readersOf({ levels, bodies }: NewActionContext, { values }: FormState): WhoReadsView {
  const [choices, asked] = levels.length > 0 ? [levels, values.level ?? ''] : [bodies, values.body ?? bodies[0]?.value];
  return whoReadsView(choices.map(({ note }) => ({ text: note ?? '' })), choices.findIndex(({ value }) => value === asked));
}

function planFields(form: FormState, organisations: readonly Choice[]): PlanFields {
  const due = 'En mots ou en chiffres\u00a0: «\u00a0fin mars\u00a0», «\u00a0lundi 16 mars\u00a0», 28/02/2026';
  return {
    lead: selectField(form, 'lead', 'Qui pilote\u00a0?', organisations, { empty: 'Personne pour le moment', help: 'Une organisation, qui répondra de l’avancement.' }),
    contributors: choiceField(form, 'contributors', 'Avec qui\u00a0?', organisations, { optional: true }),
    dueOn: dateField(form, 'dueOn', 'Pour quand\u00a0?', { optional: true, help: due }),
  };
}

/** Who reads the action, above its form and beside its texts. */
export interface FormFrame {
  readonly seal: SealView;
  readonly readers: WhoReadsView;
}

export interface ReplanPage extends FormPage {
  readonly action: string;
  readonly version: number;
  readonly back: string;
  readonly plan: PlanFields;
  readonly reason: FieldView;
}

export function presentReplan(action: Action, { seal, readers }: FormFrame, organisations: readonly Choice[], version: number, form: FormState): ReplanPage {
  return {
    ...formPage(action, seal, 'Changer l’échéance ou le pilote', form),
    action: `/actions/${action.id}/echeance`,
    version,
    back: `/actions/${action.id}`,
    plan: planFields(form, organisations),
    reason: textField(form, 'reason', 'Pourquoi ce changement\u00a0?', {
      rows: 2, optional: true, readers, help: 'Obligatoire si l’échéance recule ou si le pilote change. L’ancienne date est gardée, le report est compté.', maxLength: 300,
    }),
  };
}

export function replanValues(action: Action, asked: readonly Contribution[]): FormState {
  const contributors = asked.map(({ organisationId }) => organisationId).filter((id) => id !== action.leadOrganisationId);
  return {
    values: { lead: action.leadOrganisationId ?? '', contributors, dueOn: action.dueOn === null ? '' : shortDate(action.dueOn) },
    errors: {},
  };
}

export interface ClosePage extends FormPage {
  readonly action: string;
  readonly version: number;
  readonly back: string;
  readonly result: ChoiceFieldView;
  readonly sentence: FieldView;
  readonly lead: NoticeView | null;
}

export function presentClose(action: Action, { seal, readers }: FormFrame, lead: Contribution | null, version: number, form: FormState): ClosePage {
  const suggested = resultSuggestedBy(lead?.state ?? null);
  return {
    ...formPage(action, seal, 'Clore cette action\u00a0?', form),
    action: `/actions/${action.id}/cloture`,
    version,
    back: `/actions/${action.id}`,
    result: radioField(form, 'result', 'Avec quel résultat\u00a0?', RESULT_CHOICES),
    sentence: textField(form, 'sentence', 'Le résultat en une phrase', { rows: 3, readers, help: 'Dix caractères au moins. Des faits et des lieux, jamais de noms de personnes.' }),
    lead: suggested === null ? null : noticeView('fait', suggested === 'done' ? 'Le pilote dit l’action faite.' : 'Le pilote dit l’action faite en partie.'),
  };
}

/** The lead’s « faite » and its words prefill the closing; whoever closes may say otherwise. */
export function closeValues(lead: Contribution | null, lastReply: Reply | null): FormState {
  const result = resultSuggestedBy(lead?.state ?? null);
  const words = lastReply?.words ?? '';
  return { values: { result: result ?? '', sentence: result !== null && words.length >= SHORTEST_RESULT_SENTENCE ? words : '' }, errors: {} };
}

export interface ReopenPage extends FormPage {
  readonly action: string;
  readonly version: number;
  readonly back: string;
  readonly reason: FieldView;
}

export function presentReopen(action: Action, { seal, readers }: FormFrame, version: number, form: FormState): ReopenPage {
  return {
    ...formPage(action, seal, 'Rouvrir l’action\u00a0?', form),
    action: `/actions/${action.id}/reouverture`,
    version,
    back: `/actions/${action.id}`,
    reason: textField(form, 'reason', 'Pourquoi la rouvrir\u00a0?', { rows: 3, readers, help: 'Le résultat donné est retiré et gardé au journal.' }),
  };
}

/** What was typed, checkboxes included, with what is wrong. */
export function typedForm(reading: FormReading<object>, contributors: readonly string[]): FormState {
  return { values: { ...reading.values, contributors }, errors: reading.errors };
}
