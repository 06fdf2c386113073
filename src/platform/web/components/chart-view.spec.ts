import { gauge, hourGrid, miniBars, segmentedGauge } from './chart-view.js';
import { tableView } from './table-view.js';

function countsWith(day: number, slot: number, count: number): number[][] {
  return Array.from({ length: 7 }, (_, line) => Array.from({ length: 12 }, (__, column) => (line === day && column === slot ? count : 0)));
}

describe('The grid of weekdays and hours', () => {
  it('writes the number of facts in its cell, and nothing where there was none', () => {
    const grid = hourGrid('Faits par jour et par heure', countsWith(4, 10, 3));
    const friday = grid.rows[4];

    expect(friday?.name).toBe('Vendredi');
    expect(friday?.cells[10]).toMatchObject({ count: 3, cssClass: 'g3', text: { cssClass: 'inv' } });
    expect(friday?.cells[9]).toMatchObject({ count: 0, cssClass: 'g0', text: null });
    expect(grid.slots[10]).toBe('20–22 h');
  });

  it('spreads its four shades over the largest number', () => {
    const counts = countsWith(0, 0, 20);
    counts[1]![1] = 1;

    const grid = hourGrid('Faits', counts);

    expect([grid.rows[0]?.cells[0]?.cssClass, grid.rows[1]?.cells[1]?.cssClass]).toEqual(['g4', 'g1']);
  });
});

describe('The drawings of lengths', () => {
  it('fill a gauge in proportion, and stay empty without a total', () => {
    expect(gauge('pret', 3, 5).parts).toEqual([{ cssClass: 'v', x: 0, width: 60 }]);
    expect(gauge('pret', 0, 0).parts[0]?.width).toBe(0);
  });

  it('put the points of an agenda end to end, within the slot or beyond', () => {
    const within = segmentedGauge('budget', [30, 30], 90);
    const beyond = segmentedGauge('budget', [60, 60], 90);

    expect(within.parts.map((part) => part.x)).toEqual([0, 33.33]);
    expect(beyond.parts.map((part) => part.x)).toEqual([0, 50]);
  });

  it('keep a trace of an empty week in the small bars', () => {
    expect(miniBars([0, 4], 1).map((bar) => [bar.cssClass, bar.height])).toEqual([['a', 1.5], ['b', 22]]);
  });
});

describe('A table', () => {
  it('gives each cell the name of its column, which a phone shows beside it', () => {
    const table = tableView('Actions', ['Action', { label: 'Retard', cssClass: 'n' }, { label: 'Relancer', isLabelHidden: true }], [
      [{ text: 'Réparer la porte', href: '/actions/1' }, 0, { note: 'aucune' }],
    ]);

    expect(table.rows[0]?.head).toMatchObject({ text: 'Réparer la porte', href: '/actions/1', stamp: null });
    expect(table.rows[0]?.cells.map(({ label, cssClass, text }) => [label, cssClass, text])).toEqual([['Retard', 'n', '0'], ['', null, null]]);
  });

  it('refuses a row that lacks a cell', () => {
    expect(() => tableView('Actions', ['Action', 'Qui'], [['Réparer la porte']])).toThrow(/as many cells/);
  });
});
