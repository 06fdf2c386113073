import { count, duration } from '../../platform/formatting/french.js';
import { laterHour } from '../meeting.rules.js';

/** The hour at which each point begins, from the first hour and the durations before it. */
export function startsOf(startsAt: string, minutes: readonly number[]): string[] {
  let before = 0;
  return minutes.map((length) => {
    const start = laterHour(startsAt, before);
    before += length;
    return start;
  });
}

export interface BudgetWords {
  readonly total: string;
  readonly rest: string;
}

/** « 1 h 25 » then « sur 1 h 30. Il reste 5 minutes, les heures suivent les durées. »; an overrun is said in words (G33). */
export function budgetWords(total: number, slot: number): BudgetWords {
  return { total: duration(total), rest: `sur ${duration(slot)}. ${remainder(total, slot)}` };
}

function remainder(total: number, slot: number): string {
  if (total === slot) return 'Le temps est entièrement donné, les heures suivent les durées.';
  if (total > slot) return `L’ordre du jour dépasse l’horaire de ${minutesInWords(total - slot)}.`;
  return `Il reste ${minutesInWords(slot - total)}, les heures suivent les durées.`;
}

/** « 5 minutes », « 1 h 10 ». */
export function minutesInWords(minutes: number): string {
  return minutes < 60 ? count(minutes, 'minute') : duration(minutes);
}
