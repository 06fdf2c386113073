import { printedFigures, quarterName } from './figure.wording.js';
import { type ComputedQuarter, median, type QuarterFigures } from './quarter-figures.js';

const AUTUMN: QuarterFigures = {
  facts: 153,
  onTime: { done: 3, expected: 6 },
  replyDelay: { median: 12, silent: 4 },
  closed: 3,
  followed: 10,
  opened: { first: 2, again: 0 },
  late: 2,
  meetings: { held: 3, present: 48, invited: 56 },
};
const SUMMER: QuarterFigures = {
  facts: 205,
  onTime: { done: 2, expected: 3 },
  replyDelay: { median: 39, silent: 0 },
  closed: 2,
  followed: 11,
  opened: { first: 3, again: 0 },
  late: 1,
  meetings: { held: 0, present: 0, invited: 0 },
};
const YEAR_BEFORE: QuarterFigures = {
  ...SUMMER,
  facts: 175,
  onTime: { done: 0, expected: 0 },
  replyDelay: { median: null, silent: 0 },
  opened: { first: 3, again: 0 },
};

describe('A figure in words', () => {
  it('stands beside the quarter before and the same one a year before', () => {
    expect(lines({ now: AUTUMN, before: SUMMER, yearBefore: YEAR_BEFORE })).toEqual([
      '153 faits signalés | 205 à l’été, 175 un an plus tôt',
      '3 actions faites à temps | sur 6 attendues, 2 sur 3 à l’été, aucune attendue un an plus tôt',
      '12 jours pour répondre | délai médian, 39 à l’été, aucune réponse un an plus tôt ; 4 actions encore sans réponse',
      '3 dossiers clos | 2 à l’été et un an plus tôt',
      '10 dossiers suivis | 11 fin septembre et un an plus tôt',
      '2 nouveaux dossiers | 3 à l’été et un an plus tôt',
      '2 actions en retard | 1 fin septembre et un an plus tôt',
      '3 réunions tenues | 48 présents ou représentés sur 56 convoqués ; aucune à l’été ni un an plus tôt',
    ]);
  });

  it('says that a first quarter has nothing to be compared with', () => {
    expect(lines({ now: SUMMER, before: null, yearBefore: null })[0]).toBe('205 faits signalés | première mesure');
  });

  it('agrees in number, says reopenings apart, and never calculates a delay from nothing', () => {
    const quiet = { ...YEAR_BEFORE, facts: 1, closed: 0, opened: { first: 1, again: 1 } };
    const [facts, , delay, closed, , opened] = lines({ now: quiet, before: SUMMER, yearBefore: null });
    expect(facts).toBe('1 fait signalé | 205 à l’été');
    expect(delay).toBe('– jours pour répondre | délai médian, 39 à l’été ; aucune action sans réponse');
    expect(closed).toBe('0 dossier clos | 2 à l’été');
    expect(opened).toBe('1 nouveau dossier | 3 à l’été ; 1 réouverture en plus');
  });

  it('names the quarter', () => {
    expect(quarterName('2026-Q1')).toEqual({ number: '1', ordinal: 'er', year: '2026', label: 'trimestre 2026, janvier à mars', short: 'T1 2026' });
  });
});

describe('The median', () => {
  it.each([
    [[], null],
    [[4], 4],
    [[9, 1, 5], 5],
    [[1, 2, 4, 100], 3],
  ])('of %j is %j', (values, middle) => {
    expect(median(values)).toBe(middle);
  });
});

function lines(figures: Pick<ComputedQuarter, 'now' | 'before' | 'yearBefore'>): string[] {
  const printed = printedFigures('2025-Q4', { ...figures, watched: [], organisations: [] });
  return printed.map(({ value, label, comparison }) => `${value} ${label} | ${comparison}`.replace(/\u00a0/g, ' '));
}
