import { count, NBSP } from '../../../platform/formatting/french.js';
import { ATTENDANCES } from '../../meeting-words.js';
import { ATTENDANCE_STATUS, CAPACITY_LABELS } from '../../meeting.wording.js';
import type { SheetRow } from './attendance-sheet.js';

export interface SeatsView {
  readonly legend: string;
  readonly help: string;
  readonly seats: readonly SeatAttendanceView[];
}

/** One seat of a sitting: P, R, E, A, each with the rest of its word for screen readers. */
export interface SeatAttendanceView {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly note: string | null;
  readonly options: readonly {
    readonly value: string;
    readonly letter: string;
    readonly rest: string;
    readonly isChosen: boolean;
    readonly isDisabled: boolean;
  }[];
}

/** Name of the radios of one seat, read back by `readRows`. */
export const SEAT_PREFIX = 'siege_';

/** P, R, E, A by seat; nobody stands in for a named person in a group. */
export function presentSeats(rows: readonly SheetRow[], isGroup: boolean): SeatsView {
  const there = rows.filter(({ invitation }) => invitation.attendance === 'present' || invitation.attendance === 'represented').length;
  const represented = isGroup ? 'représenté (fermé dans un groupe)' : 'représenté';
  return {
    legend: `Présents, ${count(there, 'siège')} sur${NBSP}${rows.length}`,
    help: `Puis les exceptions${NBSP}: présent, ${represented}, excusé, absent.`,
    seats: rows.map((row) => seatView(row, isGroup)),
  };
}

function seatView({ invitation, organisation, function: title, person }: SheetRow, isGroup: boolean): SeatAttendanceView {
  const name = `${SEAT_PREFIX}${invitation.id}`;
  return {
    id: name,
    name,
    label: organisation?.shortName ?? person ?? 'Invité',
    note: [title, CAPACITY_LABELS[invitation.capacity]].filter((part) => part !== null).join(', '),
    options: ATTENDANCES.map((value) => {
      const [letter = '', ...rest] = ATTENDANCE_STATUS[value].label;
      const isDisabled = isGroup && value === 'represented';
      return { value, letter, rest: rest.join(''), isChosen: invitation.attendance === value, isDisabled };
    }),
  };
}
