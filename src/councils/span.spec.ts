import { holdsOn, lastDayBefore, lastsBeyond, overlaps } from './span.js';

describe('The days of a mandate', () => {
  it('count its first day and its last one', () => {
    const august = { startsOn: '2026-08-01', endsOn: '2026-08-31' };

    expect(['2026-07-31', '2026-08-01', '2026-08-31', '2026-09-01'].map((day) => holdsOn(august, day))).toEqual([false, true, true, false]);
  });

  it('stop on the eve of a replacement', () => {
    expect(lastDayBefore('2026-09-01')).toBe('2026-08-31');
    expect(holdsOn({ startsOn: '2025-01-01', endsOn: lastDayBefore('2026-09-01') }, '2026-09-01')).toBe(false);
  });

  it('last beyond a day while their end is not passed', () => {
    expect(lastsBeyond({ startsOn: '2026-01-01', endsOn: null }, '2026-03-03')).toBe(true);
    expect(lastsBeyond({ startsOn: '2026-01-01', endsOn: '2026-03-02' }, '2026-03-03')).toBe(false);
  });

  it.each([
    [{ startsOn: '2026-01-01', endsOn: null }, { startsOn: '2026-03-01', endsOn: null }, true],
    [{ startsOn: '2026-01-01', endsOn: '2026-02-28' }, { startsOn: '2026-03-01', endsOn: null }, false],
    [{ startsOn: '2026-01-01', endsOn: '2026-03-01' }, { startsOn: '2026-03-01', endsOn: '2026-03-01' }, true],
    // Given and put right the same day: it never ran.
    [{ startsOn: '2026-03-03', endsOn: '2026-03-02' }, { startsOn: '2026-01-01', endsOn: null }, false],
  ])('%j and %j meet: %s', (a, b, meet) => {
    expect(overlaps(a, b)).toBe(meet);
    expect(overlaps(b, a)).toBe(meet);
  });
});
