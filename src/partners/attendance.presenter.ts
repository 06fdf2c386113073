import { capitalise, count, list, longDate } from '../platform/formatting/french.js';
import { stampView } from '../platform/web/components/page-view.js';
import { type TableView, tableView } from '../platform/web/components/table-view.js';
import type { Attendance } from '../meetings/index.js';
import type { MeetingAttendance } from './attendance.query.js';

const WORDS: Readonly<Record<Attendance, readonly [string, string]>> = {
  present: ['présent', 'présents'],
  represented: ['représenté', 'représentés'],
  excused: ['excusé', 'excusés'],
  absent: ['absent', 'absents'],
};

/** The sittings of which the reader reads the sheet; null when there is none to show. */
export function presentAttendance(meetings: readonly MeetingAttendance[], today: string): { readonly note: string; readonly table: TableView } | null {
  if (meetings.length === 0) return null;
  const rows = meetings.map(({ meetingId, heldOn, bodyName, level, seats }) => [
    { text: capitalise(longDate(heldOn, today)), href: `/reunions/${meetingId}` },
    { text: bodyName, stamp: stampView(level) },
    attendanceWords(seats),
  ]);
  return { note: `${count(meetings.length, 'réunion tenue', 'réunions tenues')} depuis un an`, table: tableView('Présence aux réunions', ['Réunion', 'Instance', 'Présence'], rows) };
}

/** « 2 présents et 1 excusé »; a single seat says its word alone. */
export function attendanceWords(seats: readonly (Attendance | null)[]): string {
  const kinds = Object.entries(WORDS) as [Attendance, readonly [string, string]][];
  const parts = kinds
    .map(([kind, [one, many]]) => ({ number: seats.filter((seat) => seat === kind).length, one, many }))
    .filter(({ number }) => number > 0)
    .map(({ number, one, many }) => (seats.length === 1 ? one : count(number, one, many)));
  return parts.length === 0 ? 'non relevée' : list(parts);
}
