import { addDays, quarterBounds, weekdayIndex } from '../../../platform/clock/calendar.js';
import { FACTS } from './facts.data.js';
import { factsOf } from './facts.plan.js';
import { toldQuarters } from '../quarters.js';

const MONDAY = '2026-03-02';

function factsOfProblem(label: string, monday = MONDAY) {
  return FACTS.runs.filter(({ problem }) => problem === label).flatMap((run) => factsOf(run, monday));
}

function countsOf(label: string, monday: string): number[] {
  return toldQuarters(monday).map((quarter) => {
    const { first, last } = quarterBounds(quarter);
    return factsOfProblem(label, monday).filter(({ day }) => day >= first && day <= last).length;
  });
}

describe('the facts of the demonstration', () => {
  it('take bands and declarers in turn, as the coach station shows', () => {
    const [first, second, third, fourth, fifth] = factsOfProblem('P10');

    expect([first, second, third, fourth, fifth].map((fact) => [fact?.day, fact?.hour, fact?.declarer])).toEqual([
      ['2025-10-09', 18, 'STE'], ['2025-10-25', 6, 'PM'], ['2025-11-12', 20, 'STE'], ['2025-11-29', 18, 'PM'], ['2025-12-19', 6, 'STE'],
    ]);
  });

  it('give each quarter its total', () => {
    for (const run of FACTS.runs) expect([run.problem, countsOf(run.problem, MONDAY)]).toEqual([run.problem, run.quarters]);
  });

  it.each(['2026-01-12', '2026-07-20', '2026-11-23'])('keep, when D is %s, the totals that the published sentences quote', (monday) => {
    for (const label of ['P4', 'P11']) expect(countsOf(label, monday)).toEqual(FACTS.runs.find(({ problem }) => problem === label)?.quarters);
  });

  it('of the boulevard gather on Friday and Saturday evenings', () => {
    const recent = factsOfProblem('P2').filter(({ day }) => day >= addDays(MONDAY, -84));
    const evenings = recent.filter(({ day, hour }) => [4, 5].includes(weekdayIndex(day)) && (hour ?? 0) >= 18);

    expect([recent.length, evenings.length, recent.filter(({ day }) => weekdayIndex(day) === 2).length]).toEqual([29, 17, 4]);
    expect(recent.slice(-2).map(({ day, time, text }) => [day, time, text])).toEqual([
      ['2026-02-28', '21:15', 'Trois deux-roues.'], ['2026-03-02', '21:10', 'Deux quads.'],
    ]);
  });
});
