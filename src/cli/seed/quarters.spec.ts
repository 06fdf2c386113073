import { fridayAfter, lastPublishedQuarter, toldQuarters } from './quarters.js';

describe('the quarters that the demonstration tells', () => {
  it('are cut off on the second Friday after them and published on the third', () => {
    expect([fridayAfter('2025-Q4', 2), fridayAfter('2025-Q4', 3)]).toEqual(['2026-01-09', '2026-01-16']);
    // 1 October 2027 is itself a Friday.
    expect(fridayAfter('2027-Q3', 1)).toBe('2027-10-01');
  });

  it.each([
    ['2026-03-02', '2025-Q4'],
    ['2026-01-12', '2025-Q3'],
    ['2026-01-19', '2025-Q4'],
    ['2026-11-23', '2026-Q3'],
  ])('end, on %s, with %s', (monday, quarter) => {
    expect(lastPublishedQuarter(monday)).toBe(quarter);
  });

  it('are five, the oldest first', () => {
    expect(toldQuarters('2026-03-02')).toEqual(['2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4']);
  });
});
