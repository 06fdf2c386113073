import { addDays, weekdayIndex } from '../../../platform/clock/calendar.js';

/** Weights from Monday to Sunday: on which days of the week a problem shows. */
export type WeekWeights = readonly number[];

export const EQUAL_WEIGHTS: WeekWeights = [1, 1, 1, 1, 1, 1, 1];

export function weightsOf(digits: string | undefined): WeekWeights {
  return digits === undefined ? EQUAL_WEIGHTS : [...digits].map(Number);
}

/**
 * Days on which n facts fall between two days, both included: with S the running sum of weights and W its total, the i-th falls
 * on the first day where 2nS ≥ (2i−1)W. Nothing is drawn at random, so every figure of the demonstration can be told in advance.
 */
export function spread(n: number, first: string, last: string, weights: WeekWeights): string[] {
  const total = sumUntil(first, last, weights);
  const days: string[] = [];
  let sum = 0;
  for (let day = first; day <= last && days.length < n; day = addDays(day, 1)) {
    sum += weights[weekdayIndex(day)] ?? 0;
    while (days.length < n && 2 * n * sum >= (2 * days.length + 1) * total) days.push(day);
  }
  return days;
}

function sumUntil(first: string, last: string, weights: WeekWeights): number {
  let sum = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) sum += weights[weekdayIndex(day)] ?? 0;
  return sum;
}
