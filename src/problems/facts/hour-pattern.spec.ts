import { weekdayIndex } from '../../platform/clock/calendar.js';
import { type HourCounts, factFigures, gridSince, hourCounts } from './fact-figures.js';
import { hourFinding } from './hour-pattern.js';

/** `cells` as « day-hour » keys: `{ ve18: 3 }`. */
function counts(held: Readonly<Record<string, number>>, unknownHour = 0): HourCounts {
  const cells = Array.from({ length: 7 }, () => Array.from({ length: 12 }, () => 0));
  for (const [key, number] of Object.entries(held)) {
    const line = cells[['lu', 'ma', 'me', 'je', 've', 'sa', 'di'].indexOf(key.slice(0, 2))];
    if (line !== undefined) line[Number(key.slice(2)) / 2] = number;
  }
  const total = Object.values(held).reduce((sum, number) => sum + number, unknownHour);
  return { cells, total, unknownHour };
}

const plain = (text: string): string => text.replace(/\u00a0/g, ' ');

describe('the finding of the hour grid', () => {
  it('names the busiest moment, what comes next and what stays empty', () => {
    const rodeos = { lu20: 1, ma16: 1, me14: 2, me16: 2, je18: 1, ve18: 3, ve20: 4, ve22: 2, sa16: 2, sa18: 3, sa20: 4, sa22: 1, di14: 1, di16: 2 };

    const finding = hourFinding(counts(rodeos));

    expect(plain(finding.title)).toBe('Le vendredi et le samedi, de 18 h à minuit');
    expect(plain(finding.sentences)).toBe(
      '17 faits sur 29. Le mercredi après-midi vient ensuite, avec 4 faits. Aucun fait la nuit après minuit ni en matinée.',
    );
    expect(finding.caveat).toBeNull();
  });

  it('says one day alone, and a run of days', () => {
    expect(plain(hourFinding(counts({ je12: 6 })).title)).toBe('Le jeudi, de 12 h à 14 h');
    expect(plain(hourFinding(counts({ lu16: 4, ma16: 4, me16: 4, je16: 4, ve16: 4 })).title)).toBe('Du lundi au vendredi, de 16 h à 18 h');
    expect(plain(hourFinding(counts({ lu0: 2, ma0: 2, me0: 2, je0: 2, ve0: 2, sa0: 2, di0: 2 })).title)).toBe('Tous les jours, de minuit à 2 h');
  });

  it('concludes nothing from fewer than five facts', () => {
    const finding = hourFinding(counts({ ve18: 3 }, 2));

    expect(finding.title).toBe('Trop peu de faits pour dégager une habitude');
    expect(plain(finding.caveat ?? '')).toBe('L’heure manque pour 2 faits.');
  });

  it('names no moment when facts are spread', () => {
    const spread = { lu0: 1, ma8: 1, me16: 1, je20: 1, ve4: 1, sa12: 1, di18: 1, lu14: 1, je10: 1, sa22: 1 };

    expect(hourFinding(counts(spread)).title).toBe('Pas de moment marqué');
  });
});

describe('figures of the facts', () => {
  it('counts thirty days up to today and the thirty before', () => {
    const facts = ['2026-03-03', '2026-02-02', '2026-02-01', '2026-01-03', '2026-01-02'].map((day) => ({ problemId: 'p', day, band: 9, count: 1 }));

    const { last30, previous30, weeks } = factFigures(facts, '2026-03-03');

    expect([last30, previous30]).toEqual([2, 2]);
    expect(weeks).toHaveLength(12);
    expect(weeks[11]).toBe(1);
  });

  it('starts the grid on the Monday twelve weeks before this week', () => {
    expect(gridSince('2026-03-03')).toBe('2025-12-08');
    expect(weekdayIndex(gridSince('2026-03-08'))).toBe(0);
  });

  it('keeps facts without an hour apart', () => {
    const { cells, total, unknownHour } = hourCounts([
      { problemId: 'p', day: '2026-03-02', band: 10, count: 2 },
      { problemId: 'p', day: '2026-03-02', band: null, count: 1 },
    ]);

    expect([cells[0]?.[10], total, unknownHour]).toEqual([2, 3, 1]);
  });
});
