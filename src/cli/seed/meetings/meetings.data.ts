import type { ItemKind, ItemResult, StandingItem } from '../../../meetings/meeting-words.js';
import { readData } from '../data.js';

export interface EntryData {
  readonly action?: string;
  readonly decision?: string;
  readonly note?: string;
}

export interface PointData {
  readonly problem?: string;
  readonly standing?: StandingItem;
  readonly title?: string;
  readonly kind?: ItemKind;
  readonly minutes?: number;
  readonly presenter?: string;
  readonly result?: ItemResult;
  readonly entries?: readonly EntryData[];
}

/** Seats by surname or by organisation; a number takes the next seats not named. */
export interface AttendanceData {
  readonly represented?: number | readonly string[];
  readonly excused?: number | readonly string[];
  readonly absent?: number | readonly string[];
  readonly by?: Readonly<Record<string, string>>;
}

export interface MeetingData {
  readonly label: string;
  readonly body: string;
  readonly day: number;
  readonly hours: readonly [start: string, end?: string];
  readonly points?: readonly PointData[];
  /** Given for a meeting that was held. */
  readonly attendance?: AttendanceData;
  readonly published?: number;
  /** The day its actions were opened by hand, its minutes still a draft. */
  readonly opened?: number;
  readonly cancelled?: readonly [day: number, time: string];
  readonly announced?: boolean;
  readonly answers?: { readonly coming?: readonly string[]; readonly excused?: readonly string[] };
}

interface MeetingsData {
  readonly places: Readonly<Record<string, string>>;
  readonly officers: Readonly<Record<string, readonly [chair: string, secretary: string]>>;
  readonly unchecked: string;
  readonly standing: Readonly<Record<StandingItem, { readonly title: string; readonly kind: ItemKind; readonly minutes: number; readonly recurring?: boolean }>>;
  readonly meetings: readonly MeetingData[];
}

export const MEETINGS = readData<MeetingsData>('meetings');

const TWO_HOURS = 2;

/** The slot asked for: two hours from the first for a meeting that was held, its own hours otherwise. */
export function slotOf({ hours: [start, end], attendance }: MeetingData): readonly [start: string, end: string] {
  const [hour, minute] = start.split(':');
  const inTwoHours = `${String(Number(hour) + TWO_HOURS).padStart(2, '0')}:${minute}`;
  return [start, attendance === undefined ? (end ?? inTwoHours) : inTwoHours];
}
