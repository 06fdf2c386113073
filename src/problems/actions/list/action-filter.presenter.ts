import { agree } from '../../../platform/formatting/french.js';
import type { FilterChipsView, FilterGroupView, FilterView } from '../../../platform/web/components/filter-view.js';
import { type Choice, selectField } from '../../../platform/web/forms/form-view.js';
import type { ActionClass } from '../action.rules.js';
import { type ActionFilter, addressOf, classWord } from './action-filter.js';
import type { ActionCounts } from './action-index.query.js';

/** What may be chosen: only bodies, levels and problems that this person reads. */
export interface FilterChoices {
  readonly organisations: readonly Choice[];
  readonly bodies: readonly Choice[];
  readonly levels: readonly Choice[];
  readonly problem: { readonly id: string; readonly title: string } | null;
}

const CLASS_LABELS: Readonly<Record<ActionClass, string>> = { late: 'En retard', blocked: 'Bloquées', on_time: 'Dans les temps' };

export function presentFilters(filter: ActionFilter, counts: ActionCounts, choices: FilterChoices): FilterView {
  const form = { values: { pilote: filter.leadId ?? '', instance: filter.bodyId ?? '', niveau: filter.level ?? '' }, errors: {} };
  const isOpenList = filter.view === 'echeance' || filter.view === 'organisation';
  return {
    action: '/actions',
    kept: [
      ...(filter.view === 'echeance' ? [] : [{ name: 'vue', value: filter.view }]),
      ...(filter.problemId === null ? [] : [{ name: 'dossier', value: filter.problemId }]),
    ],
    groups: isOpenList ? [classGroup(filter, counts), shortcutGroup(filter, counts)] : [],
    selects: [
      selectField(form, 'pilote', 'Organisation pilote', choices.organisations, { empty: 'Toutes' }),
      ...(choices.bodies.length < 2 ? [] : [selectField(form, 'instance', 'Instance', choices.bodies, { empty: 'Toutes' })]),
      selectField(form, 'niveau', 'Niveau', choices.levels, { empty: 'Tous' }),
    ],
  };
}

function classGroup(filter: ActionFilter, counts: ActionCounts): FilterGroupView {
  const option = (one: ActionClass, number: number) => ({
    value: classWord(one),
    label: CLASS_LABELS[one],
    isChosen: filter.classes.includes(one),
    count: String(number),
    noun: agree(number, 'action'),
  });
  return { legend: 'État', name: 'etat', options: [option('late', counts.late), option('blocked', counts.blocked), option('on_time', counts.onTime)] };
}

function shortcutGroup(filter: ActionFilter, counts: ActionCounts): FilterGroupView {
  const option = (value: string, label: string, isChosen: boolean, number: number) => ({
    value,
    label,
    isChosen,
    count: String(number),
    noun: agree(number, 'action'),
  });
  return {
    legend: 'Raccourcis',
    name: 'sans',
    options: [
      option('date', 'Sans date', filter.withoutDate, counts.withoutDate),
      option('pilote', 'Sans pilote', filter.withoutLead, counts.withoutLead),
    ],
  };
}

export function presentChips(filter: ActionFilter, choices: FilterChoices): FilterChipsView | null {
  const chip = (label: string | undefined, changes: Partial<ActionFilter>) => ({ label: label ?? 'Filtre', href: addressOf(filter, changes) });
  const named = (list: readonly Choice[], id: string): string | undefined => list.find(({ value }) => value === id)?.label;
  const chips = [
    ...filter.classes.map((one) => chip(CLASS_LABELS[one], { classes: filter.classes.filter((other) => other !== one) })),
    ...(filter.leadId === null ? [] : [chip(named(choices.organisations, filter.leadId), { leadId: null })]),
    ...(filter.bodyId === null ? [] : [chip(named(choices.bodies, filter.bodyId), { bodyId: null })]),
    ...(filter.level === null ? [] : [chip(named(choices.levels, filter.level), { level: null })]),
    ...(filter.problemId === null ? [] : [chip(choices.problem?.title ?? 'Un dossier', { problemId: null })]),
    ...(filter.withoutDate ? [chip('Sans date', { withoutDate: false })] : []),
    ...(filter.withoutLead ? [chip('Sans pilote', { withoutLead: false })] : []),
  ];
  return chips.length === 0 ? null : { intro: 'Filtres actifs', chips, clearHref: '/actions' };
}
