import type { Confidentiality } from '../../../platform/access/audience.js';
import type { Attendance, AttendanceCapacity, ItemKind, ItemResult } from '../../meeting-words.js';

/** What is frozen at publication, exactly as it is hashed. Codes, not sentences: pages and papers put them in French. */
export interface FrozenVersion {
  readonly format: 'beffroi-minutes-1';
  readonly number: number;
  readonly publishedAt: string;
  readonly publishedBy: string | null;
  /** Why it was published in spite of a warning, or what this version corrects. */
  readonly reason: string | null;
  readonly header: FrozenHeader;
  /** The hash stands for the point: a reader of a partial copy verifies the whole all the same. */
  readonly points: readonly { readonly number: number; readonly hash: string }[];
}

export interface FrozenHeader {
  readonly council: { readonly name: string; readonly kind: string; readonly fullName: string };
  readonly body: string;
  readonly level: Confidentiality;
  readonly meeting: string;
  readonly heldOn: string;
  readonly openedAt: string | null;
  readonly endedAt: string | null;
  readonly place: string;
  readonly chair: FrozenOfficer | null;
  readonly secretary: FrozenOfficer | null;
  readonly attendance: readonly FrozenSeat[];
  readonly totals: AttendanceTotals;
}

export interface FrozenOfficer {
  readonly name: string;
  readonly function: string | null;
}

export interface FrozenSeat {
  /** Null for a guest who represents nobody. */
  readonly organisation: string | null;
  readonly function: string | null;
  readonly person: string | null;
  readonly capacity: AttendanceCapacity;
  readonly attendance: Attendance | null;
  readonly representedBy: string | null;
}

/** Guests are left out of the count of seats. */
export interface AttendanceTotals {
  readonly seats: number;
  readonly present: number;
  readonly represented: number;
  readonly excused: number;
  readonly absent: number;
}

export interface FrozenPoint {
  readonly number: number;
  readonly title: string;
  readonly kind: ItemKind;
  readonly minutes: number;
  readonly problem: string | null;
  readonly result: ItemResult | null;
  readonly synthesis: string | null;
  readonly entries: readonly FrozenEntry[];
  /** 128 random bits: without them the hash of a withheld point could be guessed from a likely text. */
  readonly salt: string;
}

export type FrozenEntry = FrozenNote | FrozenDecision | FrozenAction;

export interface FrozenNote {
  readonly kind: 'note';
  readonly text: string;
}

export interface FrozenDecision {
  readonly kind: 'decision';
  readonly reference: string;
  readonly text: string;
}

/** The action as it stood that day: what becomes of it later is not told here. */
export interface FrozenAction {
  readonly kind: 'action';
  readonly reference: string;
  readonly sentence: string;
  readonly level: Confidentiality;
  readonly lead: string | null;
  readonly contributors: readonly string[];
  readonly dueOn: string | null;
}

export function readVersion(content: string): FrozenVersion {
  return JSON.parse(content) as FrozenVersion;
}

export function readPoint(content: string): FrozenPoint {
  return JSON.parse(content) as FrozenPoint;
}

export function totalsOf(attendance: readonly Pick<FrozenSeat, 'capacity' | 'attendance'>[]): AttendanceTotals {
  const seats = attendance.filter(({ capacity }) => capacity !== 'guest');
  const counted = (wanted: Attendance): number => seats.filter((seat) => seat.attendance === wanted).length;
  return {
    seats: seats.length,
    present: counted('present'),
    represented: counted('represented'),
    excused: counted('excused'),
    absent: counted('absent'),
  };
}
