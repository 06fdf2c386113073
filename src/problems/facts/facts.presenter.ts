import type { CouncilWords } from '../../councils/index.js';
import { sameAudience } from '../../platform/access/audience.js';
import { count, longDate } from '../../platform/formatting/french.js';
import { type ErrorSummaryView, errorSummary, type FieldView, type FormState, hasErrors, selectField, type SelectView, textField } from '../../platform/web/forms/form-view.js';
import { type EmptyStateView, type PagerView, type SealView, stampView, type TabView } from '../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../platform/web/components/table-view.js';
import { dayKeyText } from '../../platform/web/list-page.js';
import { NO_NAMES } from '../core/problem.wording.js';
import { problemTabs } from '../core/problem-tabs.js';
import { bandChoices, hourOf } from './fact.wording.js';
import type { FactPage, FactWriting } from './facts.query.js';

export interface FactsView {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly seal: SealView;
  readonly problem: { readonly href: string; readonly title: string; readonly reference: string };
  readonly tabs: readonly TabView[];
  readonly summary: string;
  readonly errorSummary: ErrorSummaryView | null;
  readonly form: FactFormView | null;
  readonly table: TableView | null;
  readonly empty: EmptyStateView | null;
  readonly pager: PagerView | null;
}

interface FactFormView {
  readonly action: string;
  readonly formKey: string;
  readonly day: FieldView;
  readonly time: FieldView;
  readonly band: SelectView;
  readonly place: FieldView;
  readonly source: SelectView;
  /** Null when one declares for one's own organisation only. */
  readonly organisation: SelectView | null;
  readonly declarer: string;
  readonly text: FieldView;
}

export function presentFacts(page: FactPage, form: FormState, formKey: string, today: string): FactsView {
  const { problem, rows, older, total, writing } = page;
  const href = `/dossiers/${problem.id}`;
  return {
    title: `Faits, ${problem.title}`,
    hasErrors: hasErrors(form),
    seal: page.seal,
    problem: { href, title: problem.title, reference: problem.reference },
    tabs: problemTabs(problem.id, 'facts', total),
    summary: `${count(total, 'fait signalé', 'faits signalés')}, du plus récent au plus ancien.`,
    errorSummary: errorSummary(form.errors),
    form: writing === null ? null : factForm(`${href}/faits`, form, formKey, writing, page.words),
    table: rows.length === 0 ? null : factTable(page, today),
    empty: rows.length > 0 ? null : { title: 'Aucun fait signalé', text: 'Les faits déclarés par les partenaires viendront ici, datés et sans nom.', action: null },
    pager: older === null ? null : { label: 'Pages des faits', previousHref: null, nextHref: `${href}/faits?avant=${dayKeyText(older)}` },
  };
}

/** What the form says when it opens. */
export function newFactForm(writing: FactWriting | null): FormState {
  return { values: { day: 'aujourd’hui', organisation: writing?.own?.id ?? '' }, errors: {} };
}

function factForm(action: string, form: FormState, formKey: string, { own, declarers, placeNames, readers }: FactWriting, words: CouncilWords): FactFormView {
  const choices = declarers.map(({ id, name }) => ({ value: id, label: name }));
  return {
    action,
    formKey,
    day: textField(form, 'day', 'Quel jour\u00a0?', { width: 'moyen', autocomplete: 'off', help: 'Hier, lundi, 28\u00a0février ou 28/02/2026.' }),
    time: textField(form, 'time', 'Vers quelle heure\u00a0?', { width: 'court', optional: true, autocomplete: 'off', help: '21\u00a0h ou 21\u00a0h\u00a015.' }),
    band: selectField(form, 'band', 'Ou dans quelle tranche\u00a0?', bandChoices(), { empty: 'Inconnue', optional: true, width: 'moyen' }),
    place: textField(form, 'place', 'Où précisément\u00a0?', {
      optional: true,
      autocomplete: 'off',
      suggestions: placeNames,
      help: 'Un lieu public, jamais l’adresse d’une personne.',
    }),
    source: selectField(form, 'source', 'D’où vient ce fait\u00a0?', words.offered('source').map(({ code, label }) => ({ value: code, label })), { empty: 'Choisir' }),
    organisation: choices.length === 0 ? null : selectField(form, 'organisation', 'Qui le déclare\u00a0?', choices, { help: 'Une organisation, jamais une personne.' }),
    declarer: own?.name ?? '',
    text: textField(form, 'text', 'Que s’est-il passé\u00a0?', { optional: true, rows: 2, maxLength: 500, readers, help: `Ce qui a été vu, en 500\u00a0caractères. ${NO_NAMES}` }),
  };
}

function factTable({ rows, organisations, places, problem, mayMoveLevel, words }: FactPage, today: string): TableView {
  const columns = ['Quand', 'Ce qui a été vu', 'Où', 'Qui le déclare'];
  return tableView(
    'Faits signalés, du plus récent au plus ancien',
    mayMoveLevel ? [...columns, { label: 'Niveau', isLabelHidden: true }] : columns,
    rows.map((row) => [
      { text: longDate(row.happenedOn, today), note: hourOf(row) ?? 'heure inconnue' },
      { text: row.text ?? 'Sans récit', note: words.label('source', row.source), stamp: sameAudience(row.audience, problem.audience) ? null : stampView(row.audience.confidentiality) },
      places.get(row.placeId ?? '') ?? 'Non précisé',
      organisations.get(row.organisationId ?? '')?.name ?? 'Non précisé',
      ...(mayMoveLevel ? [{ text: 'Niveau', href: `/dossiers/${problem.id}/faits/${row.id}/niveau` }] : []),
    ]),
  );
}
