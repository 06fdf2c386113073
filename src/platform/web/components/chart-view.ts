import type { MiniBarView } from './table-view.js';

/** Geometry of the drawings: templates calculate nothing. Attributes of SVG rather than styles, which the policy forbids. */

export interface GaugeView {
  /** Id of the visible text that says the same thing: a gauge never stands alone. */
  readonly labelledBy: string;
  readonly parts: readonly { readonly cssClass: 'v' | 'v3'; readonly x: number; readonly width: number }[];
}

export interface HourGridView {
  readonly title: string;
  readonly rows: readonly HourGridRow[];
  readonly hours: readonly { readonly x: number; readonly anchor: 'middle' | 'end'; readonly label: string }[];
  readonly slots: readonly string[];
}

export interface HourGridRow {
  readonly shortName: string;
  readonly name: string;
  readonly labelY: number;
  readonly cells: readonly HourGridCell[];
}

export interface HourGridCell {
  readonly cssClass: 'g0' | 'g1' | 'g2' | 'g3' | 'g4';
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** Null for an empty cell: zero is not written in the drawing, it is in the table. */
  readonly text: { readonly x: number; readonly y: number; readonly cssClass: 'fort' | 'inv' } | null;
}

const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const SLOTS_A_DAY = 12;

/** One part filled on the whole: « Prêt à 3 sur 5 ». */
export function gauge(labelledBy: string, done: number, total: number): GaugeView {
  const width = total === 0 ? 0 : round(Math.min(100, (100 * done) / total));
  return { labelledBy, parts: [{ cssClass: 'v', x: 0, width }] };
}

/** The points of an agenda end to end against the slot of the meeting. */
export function segmentedGauge(labelledBy: string, lengths: readonly number[], total: number): GaugeView {
  const whole = Math.max(total, sum(lengths));
  let start = 0;
  const parts = lengths.map((length, index) => {
    const part = { cssClass: index % 2 === 0 ? ('v3' as const) : ('v' as const), x: round(start), width: round(Math.max(0, (100 * length) / whole - 0.4)) };
    start += (100 * length) / whole;
    return part;
  });
  return { labelledBy, parts: whole === 0 ? [] : parts };
}

/** `counts[weekday][slot]`: seven lines from Monday, twelve slots of two hours. */
export function hourGrid(title: string, counts: readonly (readonly number[])[]): HourGridView {
  const most = Math.max(0, ...counts.flat());
  return {
    title,
    rows: WEEKDAYS.map((name, day) => ({
      shortName: `${name.slice(0, 3)}.`,
      name: name.charAt(0).toUpperCase() + name.slice(1),
      labelY: 18 + 26 * day,
      cells: Array.from({ length: SLOTS_A_DAY }, (_, slot) => gridCell(day, slot, counts[day]?.[slot] ?? 0, most)),
    })),
    hours: Array.from({ length: 7 }, (_, index) => ({
      x: index === 6 ? 355 : 43 + 52 * index,
      anchor: index === 6 ? 'end' : 'middle',
      label: `${4 * index} h`,
    })),
    slots: Array.from({ length: SLOTS_A_DAY }, (_, slot) => `${2 * slot}–${2 * slot + 2} h`),
  };
}

function gridCell(day: number, slot: number, count: number, most: number): HourGridCell {
  const x = 44 + 26 * slot;
  const y = 1 + 26 * day;
  const shade = most <= 4 ? count : Math.ceil((4 * count) / most);
  return {
    cssClass: (['g0', 'g1', 'g2', 'g3', 'g4'] as const)[shade] ?? 'g4',
    x,
    y,
    count,
    text: count === 0 ? null : { x: x + 12, y: y + 16.5, cssClass: shade >= 3 ? 'inv' : 'fort' },
  };
}

/** A row of small decorative bars; the figure stands beside them. The last `recent` ones are in colour. */
export function miniBars(counts: readonly number[], recent: number): readonly MiniBarView[] {
  const most = Math.max(1, ...counts);
  const step = 88 / Math.max(1, counts.length);
  return counts.map((count, index) => {
    const height = count === 0 ? 1.5 : round((22 * count) / most);
    return { cssClass: index >= counts.length - recent ? 'b' : 'a', x: round(index * step), y: round(24 - height), width: round(step - 2), height };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
