import { shortDate } from '../../platform/formatting/french.js';
import {
  type Choice, type ChoiceFieldView, type ErrorSummaryView, errorSummary, type FieldView, type FormState, hasErrors, radioField, selectField, type SelectView, textField,
} from '../../platform/web/forms/form-view.js';
import { type WhoReadsView, whoReadsView } from '../../platform/web/forms/who-reads-view.js';
import type { SealView } from '../../platform/web/components/page-view.js';
import type { Problem } from '../core/problem.entity.js';
import { choicesOf, NO_NAMES, PRIORITY, SEVERITY, STAGE } from '../core/problem.wording.js';
import { THEMES } from '../core/themes.js';
import type { LevelChoice, ProblemChoices } from './problem-choices.js';

export interface ProblemFormPage {
  readonly title: string;
  readonly heading: string;
  readonly hasErrors: boolean;
  readonly seal: SealView | null;
  readonly parent: { readonly href: string; readonly label: string };
  readonly action: string;
  readonly cancelHref: string;
  readonly submit: string;
  readonly formKey: string | null;
  readonly version: number | null;
  readonly errorSummary: ErrorSummaryView | null;
  readonly form: ProblemFormView;
}

interface ProblemFormView {
  /** Null when a problem is corrected: its level moves elsewhere. */
  readonly level: ChoiceFieldView | null;
  readonly status: ChoiceFieldView | null;
  readonly title: FieldView;
  readonly description: FieldView;
  readonly subtheme: SelectView;
  readonly places: FieldView;
  readonly sector: SelectView;
  readonly lead: SelectView;
  readonly nextReview: FieldView;
  readonly severity: ChoiceFieldView;
  readonly priority: SelectView;
  readonly stage: SelectView;
  readonly origin: SelectView;
  readonly affectedPublic: FieldView;
}

export function presentNewProblem(form: FormState, choices: ProblemChoices, levels: readonly LevelChoice[], formKey: string): ProblemFormPage {
  const level = radioField(form, 'level', 'Qui pourra lire ce dossier\u00a0?', levels.map(({ value, label, readers }) => ({ value, label, note: readers })));
  const status = radioField(form, 'status', 'Par où commencer\u00a0?', [
    { value: 'open', label: 'Ouvrir le suivi' },
    { value: 'to_qualify', label: 'À qualifier d’abord' },
  ]);
  return {
    title: 'Ouvrir un dossier',
    heading: 'Ouvrir un dossier',
    hasErrors: hasErrors(form),
    seal: null,
    parent: { href: '/dossiers', label: 'Dossiers' },
    action: '/dossiers',
    cancelHref: '/dossiers',
    submit: 'Ouvrir le dossier',
    formKey,
    version: null,
    errorSummary: errorSummary(form.errors),
    form: { level, status, ...fields(form, choices, readersOf(form, levels)) },
  };
}

export function presentEditProblem(problem: Problem, form: FormState, choices: ProblemChoices, { seal, readers }: EditFrame, version: number): ProblemFormPage {
  const href = `/dossiers/${problem.id}`;
  return {
    title: `Modifier, ${problem.title}`,
    heading: 'Modifier le dossier',
    hasErrors: hasErrors(form),
    seal,
    parent: { href, label: problem.title },
    action: `${href}/modifier`,
    cancelHref: href,
    submit: 'Enregistrer',
    formKey: null,
    version,
    errorSummary: errorSummary(form.errors),
    form: { level: null, status: null, ...fields(form, choices, readers) },
  };
}

interface EditFrame {
  readonly seal: SealView;
  readonly readers: WhoReadsView;
}

/** One sentence for each level; the style shows the one that is ticked, and without it each stands beside its own radio. */
function readersOf(form: FormState, levels: readonly LevelChoice[]): WhoReadsView {
  return whoReadsView(levels.map(({ readers }) => ({ text: readers })), levels.findIndex(({ value }) => value === form.values.level));
}

/** The form as the problem stands. */
export function formOfProblem(problem: Problem, places: readonly { readonly name: string }[]): FormState {
  return {
    errors: {},
    values: {
      title: problem.title,
      description: problem.description,
      subtheme: problem.subtheme,
      severity: String(problem.severity),
      priority: problem.priority,
      stage: problem.stage,
      lead: problem.leadOrganisationId ?? '',
      origin: problem.originOrganisationId ?? '',
      affectedPublic: problem.affectedPublic ?? '',
      sector: problem.sectorId ?? '',
      places: places.map(({ name }) => name).join('\n'),
      nextReview: problem.nextReviewOn === null ? '' : shortDate(problem.nextReviewOn),
    },
  };
}

function fields(form: FormState, { organisations, sectors }: ProblemChoices, readers: WhoReadsView): Omit<ProblemFormView, 'level' | 'status'> {
  const partners = organisations.map(({ id, name }) => ({ value: id, label: name }));
  return {
    title: textField(form, 'title', 'Titre', { maxLength: 160, autocomplete: 'off', readers, help: 'Ce qui se passe et où. Exemple\u00a0: Rodéos boulevard des Forges.' }),
    description: textField(form, 'description', 'Ce qui se passe', { rows: 3, readers, help: NO_NAMES }),
    subtheme: selectField(form, 'subtheme', 'Thématique', themeChoices(), { empty: 'Choisir' }),
    places: textField(form, 'places', 'Lieux', { rows: 2, optional: true, readers, help: 'Un par ligne, jamais l’adresse d’une personne.' }),
    sector: selectField(form, 'sector', 'Secteur', sectorChoices(sectors, form.values.sector), { empty: 'Aucun', optional: true, width: 'moyen' }),
    lead: selectField(form, 'lead', 'Pilote', partners, { empty: 'Aucun pour l’instant', optional: true, help: 'L’organisation qui mène la réponse.' }),
    nextReview: textField(form, 'nextReview', 'Prochaine revue', { width: 'moyen', optional: true, autocomplete: 'off', help: '30\u00a0juin, dans trois semaines ou 30/06/2026.' }),
    severity: radioField(form, 'severity', 'Intensité', choicesOf(SEVERITY)),
    priority: selectField(form, 'priority', 'Priorité', choicesOf(PRIORITY), { empty: 'Choisir', width: 'moyen' }),
    stage: selectField(form, 'stage', 'Étape', choicesOf(STAGE), { empty: 'Choisir', width: 'moyen' }),
    origin: selectField(form, 'origin', 'Qui l’a signalé en premier\u00a0?', partners, { empty: 'Non précisé', optional: true }),
    affectedPublic: textField(form, 'affectedPublic', 'Public concerné', { optional: true, maxLength: 200, readers, help: 'Exemple\u00a0: riverains, voyageurs, collégiens.' }),
  };
}

function themeChoices(): { value: string; label: string }[] {
  return THEMES.flatMap((theme) => theme.subthemes.map(({ code, label }) => ({ value: code, label: `${theme.label}\u00a0: ${lowerFirst(label)}` })));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('fr') + text.slice(1);
}

/** A sector put aside is offered only to the problem that carries it; two of one name are told by their zoning. */
function sectorChoices(sectors: ProblemChoices['sectors'], carried: FormState['values'][string] | undefined): Choice[] {
  return sectors
    .filter(({ id, isRetired }) => !isRetired || id === carried)
    .map(({ id, name, zoning }) => ({ value: id, label: sectors.some((other) => other.id !== id && other.name === name) ? `${name} (${zoning})` : name }));
}
