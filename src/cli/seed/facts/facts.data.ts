import { readData } from '../data.js';

export interface FactRunData {
  readonly problem: string;
  /** Facts of the quarters. */
  readonly quarters: readonly number[];
  /** Facts of days -84 to -61 (which their quarter counts), -58 to -29, -28 to -4. */
  readonly recent?: readonly number[];
  readonly weights?: string;
  /** Hours at which the two-hour bands start, taken in turn; null when unknown. */
  readonly bands?: readonly (number | null)[];
  readonly declarers: readonly string[];
  /** The day the problem ended: its runs stop on the eve. */
  readonly end?: number;
}

export interface FactsData {
  readonly runs: readonly FactRunData[];
  readonly listed: {
    readonly problem: string;
    readonly firstDay: number;
    /** One text per week: weekday and hour, « ve18 ». */
    readonly weeks: readonly string[];
    readonly told: readonly { readonly day: number; readonly time: string; readonly declarer: string; readonly text: string }[];
  };
  readonly extra: readonly { readonly problem: string; readonly day: number; readonly declarer?: string }[];
  /** Organisations whose facts are seen by their agents; the others report from their service. */
  readonly agents: readonly string[];
}

export const FACTS = readData<FactsData>('facts');
