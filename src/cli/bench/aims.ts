import type { Measures } from './measures.js';
import type { Weights } from './weights.js';

export interface Results {
  readonly pages: readonly Measures[];
  readonly forms: readonly Measures[];
  readonly weights: Weights;
  /** Warm: the files are in the system's cache, the schema is up to date. */
  readonly startMs: number;
  readonly residentMegabytes: number;
  readonly summaryMs: number;
}

export interface Aim {
  readonly name: string;
  readonly found: string;
  readonly wanted: string;
  readonly isMet: boolean;
}

const LEAST_RATIO = 0.7;
const MOST_AGEING = 1.2;
const KILOBYTE = 1024;

export function aimsOf({ pages, forms, weights, startMs, residentMegabytes, summaryMs }: Results): readonly Aim[] {
  const atMost = (name: string, value: number, most: number, unit: string, digits = 0): Aim => {
    return { name, found: `${value.toFixed(digits)} ${unit}`, wanted: `≤ ${most} ${unit}`, isMet: value <= most };
  };
  return [
    ...pages.map(({ name, ratio }) => ({ name: `${name}: share of the floor`, found: (ratio ?? 0).toFixed(2), wanted: `≥ ${LEAST_RATIO}`, isMet: (ratio ?? 0) >= LEAST_RATIO })),
    ...pages.map(({ name, ageing }) => atMost(`${name}: ten years over one`, ageing ?? Number.NaN, MOST_AGEING, '×', 2)),
    atMost('errors', [...pages, ...forms].reduce((sum, { errors }) => sum + errors, 0), 0, ''),
    atMost('first visit, compressed', weights.firstVisit / KILOBYTE, 100, 'KB', 1),
    atMost('heaviest later page, compressed', weights.laterPages / KILOBYTE, 30, 'KB', 1),
    atMost('warm start', startMs / 1000, 1.5, 's', 2),
    atMost('memory after load, before any PDF', residentMegabytes, 150, 'MB'),
    atMost('figures of a quarter', summaryMs / 1000, 0.5, 's', 2),
  ];
}
