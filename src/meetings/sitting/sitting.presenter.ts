import { presentActionTable } from '../../problems/index.js';
import { agree, dayMonth, timeOfDay, weekday } from '../../platform/formatting/french.js';
import { type ErrorSummaryView, errorSummary, type FormState, hasErrors } from '../../platform/web/forms/form-view.js';
import { type MetaView, metaView, type SealView, type StatusView } from '../../platform/web/components/page-view.js';
import type { TableView } from '../../platform/web/components/table-view.js';
import { startsOf } from '../agenda/agenda-hours.js';
import type { EntryKind } from '../meeting-words.js';
import { ITEM_RESULT_STATUS, MEETING_STATUS } from '../meeting.wording.js';
import { presentSeats, type SeatsView } from './attendance/attendance.presenter.js';
import type { Entry } from './entries/entry.entity.js';
import { type EntryFormView, presentEntryForm } from './entries/entry-form.presenter.js';
import { type PointView, presentPoint } from './sitting-point.presenter.js';
import type { SittingSheet } from './sitting-sheet.query.js';
import { takenLine, type TakenLineView } from './entries/taken-line.presenter.js';

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
    point: shown === null ? null : presentPoint(sheet, shown, form),
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

function countsOf(entries: readonly Entry[]): MetaView[] {
  const counted = (kind: EntryKind): number => entries.filter((entry) => entry.kind === kind).length;
  const line = (kind: EntryKind, singular: string, plural: string): MetaView => {
    const n = counted(kind);
    return metaView(agree(n, singular, plural), String(n));
  };
  return [line('decision', 'Décision', 'Décisions'), line('action', 'Action', 'Actions'), line('note', 'Note', 'Notes')];
}
