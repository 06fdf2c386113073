import { addDays, daysBetween, weekdayIndex } from '../../platform/clock/calendar.js';
import type { FactCount } from './fact.repository.js';

const WEEKS = 12;

/** What the lists and the header say of the facts of one problem. */
export interface FactFigures {
  /** Thirty days up to today included, and the thirty before. */
  readonly last30: number;
  readonly previous30: number;
  /** Twelve weeks of seven days, the last one ending today. */
  readonly weeks: readonly number[];
}

/** From which day counts must be read for every figure below. */
export function figuresSince(today: string): string {
  return gridSince(today);
}

export function factFigures(counts: readonly FactCount[], today: string): FactFigures {
  const weeks = Array.from({ length: WEEKS }, () => 0);
  let last30 = 0;
  let previous30 = 0;
  for (const { day, count } of counts) {
    const age = daysBetween(day, today);
    if (age < 0) continue;
    if (age < 30) last30 += count;
    else if (age < 60) previous30 += count;
    const week = WEEKS - 1 - Math.floor(age / 7);
    if (week >= 0) weeks[week] = (weeks[week] ?? 0) + count;
  }
  return { last30, previous30, weeks };
}

/** The grid tells the current week and the twelve before. */
export function gridSince(today: string): string {
  return addDays(today, -weekdayIndex(today) - 7 * WEEKS);
}

export interface HourCounts {
  /** `cells[weekday][band]`, Monday first. */
  readonly cells: readonly (readonly number[])[];
  readonly total: number;
  readonly unknownHour: number;
}

export function hourCounts(counts: readonly FactCount[]): HourCounts {
  const cells = Array.from({ length: 7 }, () => Array.from({ length: 12 }, () => 0));
  let total = 0;
  let unknownHour = 0;
  for (const { day, band, count } of counts) {
    total += count;
    const line = cells[weekdayIndex(day)];
    if (band === null || line === undefined) unknownHour += count;
    else line[band] = (line[band] ?? 0) + count;
  }
  return { cells, total, unknownHour };
}
