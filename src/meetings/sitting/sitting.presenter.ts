import { presentActionTable } from '../../problems/index.js';
import { addDays, weekdayIndex } from '../../platform/clock/calendar.js';
import { agree, dayMonth, duration, longDate, NBSP, time, timeOfDay, weekday } from '../../platform/formatting/french.js';
import {
  type ChoiceFieldView, dateField, type ErrorSummaryView, errorSummary, type FieldView, type FormState, hasErrors, radioField,
  selectField, type SelectView, textField,
} from '../../platform/web/form-view.js';
import { type MetaView, metaView, type SealView, type StampView, stampView, type StatusView } from '../../platform/web/page-view.js';
import type { TableView } from '../../platform/web/table-view.js';
import { startsOf } from '../agenda/agenda-hours.js';
import type { AgendaItem } from '../agenda/agenda-item.entity.js';
import type { EntryKind } from '../meeting-words.js';
import { minutesOf } from '../meeting.rules.js';
import { ITEM_RESULT_STATUS, MEETING_STATUS } from '../meeting.wording.js';
import { presentSeats, type SeatsView } from './attendance.presenter.js';
import type { Entry } from './entry.entity.js';
import { ENTRY_KIND_KEYS, ENTRY_KIND_LABELS, ofTheEntry, takenActionLine } from './entry.wording.js';
import type { SittingSheet } from './sitting-sheet.query.js';

export interface SittingPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly seal: SealView;
  readonly base: string;
  readonly meeting: { readonly href: string; readonly label: string };
  readonly agenda: readonly AgendaLineView[];
  readonly endWords: string;
  readonly status: StatusView;
  /** Null when no point of this agenda may be read. */
  readonly point: PointView | null;
  readonly openActions: TableView | null;
  readonly taken: readonly TakenLineView[];
  readonly entry: EntryFormView | null;
  readonly attendance: SeatsView | null;
  readonly counts: readonly MetaView[];
  readonly isInSession: boolean;
}

export interface AgendaLineView {
  readonly href: string | null;
  readonly time: string;
  readonly title: string;
  readonly result: string | null;
  readonly isShown: boolean;
  readonly isDone: boolean;
}

export interface PointView {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly place: string;
  readonly left: string | null;
  readonly isCurrent: boolean;
  readonly stamp: StampView | null;
  readonly problem: { readonly href: string; readonly label: string } | null;
  readonly result: ChoiceFieldView;
  readonly synthesis: FieldView;
  readonly hasSynthesis: boolean;
  readonly next: { readonly id: string; readonly label: string } | null;
}

export interface TakenLineView {
  readonly id: string;
  readonly kind: string;
  readonly time: string;
  readonly text: string;
  readonly isDecision: boolean;
  readonly action: { readonly details: string; readonly stamp: StampView; readonly mayAccept: boolean; readonly about: string } | null;
  readonly correct: { readonly href: string; readonly about: string; readonly acceptAction: string } | null;
}

export interface EntryFormView {
  readonly formKey: string;
  readonly itemId: string;
  readonly kind: ChoiceFieldView;
  readonly line: FieldView;
  readonly lead: SelectView;
  readonly due: FieldView;
  readonly levels: readonly { readonly words: string; readonly stamp: StampView }[];
}

export function presentSitting(sheet: SittingSheet, form: FormState, formKey: string): SittingPage {
  const { meeting, shown, entries } = sheet;
  const base = `/reunions/${meeting.id}`;
  const isInSession = meeting.state === 'in_session';
  return {
    title: shown?.title ?? 'Séance',
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(form.errors),
    seal: { ...sheet.seal, note: meeting.audience.confidentiality === 'group' ? 'Ce qui se dit ici reste au niveau III.' : null },
    base,
    meeting: { href: base, label: `${sheet.body.shortName}, ${weekday(meeting.heldOn)} ${dayMonth(meeting.heldOn)}` },
    agenda: agendaLines(sheet, base),
    endWords: isInSession ? `Fin prévue à ${timeOfDay(meeting.endsAt)}.` : `Levée à ${timeOfDay(meeting.endedAt ?? meeting.endsAt)}.`,
    status: MEETING_STATUS[meeting.state],
    point: shown === null ? null : presentPoint(sheet, shown),
    openActions: presentActionTable('Actions ouvertes', sheet.openActions, sheet.today).table,
    taken: entries.filter(({ itemId }) => itemId === shown?.id).flatMap((entry) => takenLine(sheet, entry, base)),
    entry: shown === null || !sheet.mayWrite ? null : presentEntryForm(sheet, shown, form, formKey),
    attendance: sheet.mayWrite ? presentSeats(sheet.seats, meeting.audience.confidentiality === 'group') : null,
    counts: countsOf(entries),
    isInSession,
  };
}

function agendaLines({ meeting, points, shown }: SittingSheet, base: string): AgendaLineView[] {
  const starts = startsOf(meeting.startsAt, points.map(({ minutes }) => minutes));
  return points.map(({ id, item }, index) => ({
    href: item === null ? null : `${base}/seance?point=${id}`,
    time: timeOfDay(starts[index] ?? meeting.startsAt),
    title: item?.title ?? 'Point restreint',
    result: item?.result ? ITEM_RESULT_STATUS[item.result].label.toLowerCase() : null,
    isDone: item?.result === 'treated',
    isShown: item !== null && id === shown?.id,
  }));
}

function presentPoint(sheet: SittingSheet, item: AgendaItem): PointView {
  const { meeting, points, problem } = sheet;
  const index = points.findIndex(({ id }) => id === item.id);
  const next = points.slice(index + 1).find((point) => point.item !== null);
  const isRaised = item.audience.confidentiality !== meeting.audience.confidentiality;
  const state: FormState = { values: { result: item.result ?? 'treated', synthesis: item.synthesis ?? '' }, errors: {} };
  return {
    id: item.id,
    version: item.version,
    title: item.title,
    place: `Point${NBSP}${index + 1} sur${NBSP}${points.length} · ${duration(item.minutes)}`,
    left: minutesLeft(sheet, index),
    isCurrent: meeting.currentItemId === item.id,
    stamp: isRaised ? stampView(item.audience.confidentiality) : null,
    problem: problem === null ? null : { href: `/dossiers/${problem.id}`, label: `${problem.reference}, ${problem.title}` },
    result: radioField(state, 'result', 'Ce point est', RESULT_CHOICES),
    synthesis: textField(state, 'synthesis', 'Synthèse du point', {
      optional: true, rows: 4, help: 'Ce qui s’est dit, sans dire qui. Des faits et des lieux, jamais de noms de personnes.',
    }),
    hasSynthesis: item.synthesis !== null,
    next: next?.item ? { id: next.id, label: `Point suivant${NBSP}: ${next.item.title}` } : null,
  };
}

const RESULT_CHOICES = (['treated', 'postponed', 'untreated'] as const).map((value) => ({ value, label: ITEM_RESULT_STATUS[value].label }));

/** Against the hours of the agenda, on the day of the sitting only. */
function minutesLeft({ meeting, points, today, now }: SittingSheet, index: number): string | null {
  const isNow = meeting.state === 'in_session' && meeting.currentItemId === points[index]?.id && meeting.heldOn === today;
  if (!isNow) return null;
  const planned = points.slice(0, index + 1).reduce((end, { minutes }) => end + minutes, minutesOf(meeting.startsAt));
  const left = planned - minutesOf(now);
  return left >= 0 ? `il reste ${duration(left)}` : `${duration(-left)} de plus que prévu`;
}

function takenLine(sheet: SittingSheet, entry: Entry, base: string): TakenLineView[] {
  const taken = sheet.actions.get(entry.actionId ?? '') ?? null;
  if (entry.kind === 'action' && taken === null) return [];
  const at = time(entry.at);
  const about = ofTheEntry(entry.kind, at);
  const href = `${base}/seance/lignes/${entry.id}`;
  return [
    {
      id: entry.id,
      kind: ENTRY_KIND_LABELS[entry.kind],
      time: at,
      text: taken?.action.sentence ?? entry.text ?? '',
      isDecision: entry.kind === 'decision',
      action: taken === null ? null : { ...takenActionLine(taken, sheet.today), mayAccept: sheet.mayWrite && taken.leadState === 'asked', about },
      correct: sheet.mayWrite ? { href, about, acceptAction: `${href}/accord` } : null,
    },
  ];
}

function presentEntryForm(sheet: SittingSheet, item: AgendaItem, form: FormState, formKey: string): EntryFormView {
  const { problem, organisations, today } = sheet;
  const state: FormState = { values: { kind: 'n', ...form.values }, errors: form.errors };
  const level = (problem ?? item).audience.confidentiality;
  const own = item.audience.confidentiality;
  const levels = level === own ? [{ words: problem === null ? 'Niveau du point.' : 'Niveau du dossier.', stamp: stampView(own) }] : [
    { words: 'ce qui se dit,', stamp: stampView(own) },
    { words: 'l’action, au niveau de son dossier.', stamp: stampView(level) },
  ];
  return {
    formKey,
    itemId: item.id,
    kind: radioField(state, 'kind', 'Nature', KIND_CHOICES),
    line: textField(state, 'line', 'Ligne de séance', {
      width: 'ligne', autocomplete: 'off', help: 'La phrase, @ et l’organisation, une date. Jamais de noms de personnes suivies.',
    }),
    lead: selectField(state, 'lead', 'Qui', organisations.map(({ id, name }) => ({ value: id, label: name })), { empty: 'Personne encore' }),
    due: dateField(state, 'due', 'Pour quand', { suggestions: likelyDays(today), help: 'En mots ou en chiffres' }),
    levels,
  };
}

const KIND_CHOICES = (['note', 'decision', 'action'] as const).map((kind) => ({
  value: ENTRY_KIND_KEYS[kind], label: ENTRY_KIND_LABELS[kind], note: ENTRY_KIND_KEYS[kind],
}));

/** The end of next week and the Monday after: what a sitting asks for most. */
function likelyDays(today: string): string[] {
  const nextMonday = addDays(today, 7 - weekdayIndex(today));
  return [addDays(nextMonday, 4), addDays(nextMonday, 7)].map((day) => longDate(day, today));
}

function countsOf(entries: readonly Entry[]): MetaView[] {
  const counted = (kind: EntryKind): number => entries.filter((entry) => entry.kind === kind).length;
  const line = (kind: EntryKind, singular: string, plural: string): MetaView => {
    const n = counted(kind);
    return metaView(agree(n, singular, plural), String(n));
  };
  return [line('decision', 'Décision', 'Décisions'), line('action', 'Action', 'Actions'), line('note', 'Note', 'Notes')];
}
