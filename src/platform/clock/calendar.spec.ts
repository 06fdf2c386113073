import fc from 'fast-check';
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  instantOf,
  isSkippedHour,
  lastDayOfMonth,
  parisDay,
  parisTime,
  previousQuarter,
  quarterBounds,
  quarterOf,
  sameQuarterLastYear,
  useTimeZone,
  weekdayIndex,
} from './calendar.js';

const someDay = fc.integer({ min: 0, max: 36_000 }).map((n) => addDays('2000-01-01', n));

describe('days', () => {
  it('are counted across months, leap years and changes of hour', () => {
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-03-03', '2026-02-22')).toBe(-9);
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2025-12-15', -12)).toBe('2024-12-15');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  });

  it('begin their week on Monday', () => {
    expect(weekdayIndex('2026-03-02')).toBe(0);
    expect(weekdayIndex('2026-03-03')).toBe(1);
    expect(weekdayIndex('2026-03-08')).toBe(6);
    expect(weekdayIndex('1969-12-28')).toBe(6);
  });

  it('exist or not', () => {
    expect(dayOf(2028, 2, 29)).toBe('2028-02-29');
    expect(dayOf(2027, 2, 29)).toBeNull();
    expect(dayOf(2027, 13, 1)).toBeNull();
    expect(lastDayOfMonth(2028, 2)).toBe('2028-02-29');
    expect(lastDayOfMonth(2026, 12)).toBe('2026-12-31');
  });

  it('come back after as many days', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(weekdayIndex(addDays(day, n * 7))).toBe(weekdayIndex(day));
      }),
    );
  });
});

describe('quarters', () => {
  it('have their bounds and their neighbours', () => {
    expect(quarterOf('2026-03-03')).toBe('2026-Q1');
    expect(quarterOf('2025-12-31')).toBe('2025-Q4');
    expect(quarterBounds('2026-Q1')).toEqual({ first: '2026-01-01', last: '2026-03-31' });
    expect(quarterBounds('2025-Q4')).toEqual({ first: '2025-10-01', last: '2025-12-31' });
    expect(previousQuarter('2026-Q1')).toBe('2025-Q4');
    expect(previousQuarter('2026-Q3')).toBe('2026-Q2');
    expect(sameQuarterLastYear('2026-Q1')).toBe('2025-Q1');
  });

  it('hold their days', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const { first, last } = quarterBounds(quarterOf(day));
        return first <= day && day <= last && quarterOf(first) === quarterOf(last) && quarterOf(addDays(first, -1)) === previousQuarter(quarterOf(day));
      }),
    );
  });
});

describe('hours in Paris', () => {
  it('follow winter and summer', () => {
    expect(instantOf('2026-03-03', '09:00')).toBe('2026-03-03T08:00:00.000Z');
    expect(instantOf('2026-07-03', '09:00')).toBe('2026-07-03T07:00:00.000Z');
    expect(parisDay('2026-03-03T23:30:00.000Z')).toBe('2026-03-04');
    expect(parisTime('2026-03-03T23:30:00.000Z')).toBe('00:30');
    expect(parisTime('2026-07-03T07:05:00.000Z')).toBe('09:05');
  });

  it('begin at three when the clocks jump over two', () => {
    const instant = instantOf('2027-03-28', '02:30');

    expect(parisTime(instant)).toBe('03:00');
    expect(isSkippedHour('2027-03-28', '02:30')).toBe(true);
    expect(isSkippedHour('2027-03-28', '03:00')).toBe(false);
    expect(parisTime(instantOf('2027-03-28', '01:59'))).toBe('01:59');
    expect(parisTime(instantOf('2027-03-28', '03:00'))).toBe('03:00');
  });

  it('are the first of the two when the clocks go back', () => {
    expect(instantOf('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(instantOf('2026-10-25', '03:00')).toBe('2026-10-25T02:00:00.000Z');
    expect(isSkippedHour('2026-10-25', '02:30')).toBe(false);
  });

  it('are read back as they were written, on every other day', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 1439 }), (day, minute) => {
        const hour = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        fc.pre(!isSkippedHour(day, hour));
        const instant = instantOf(day, hour);
        return instant.length === 24 && parisDay(instant) === day && parisTime(instant) === hour;
      }),
    );
  });

  it('refuse what is no hour and no day', () => {
    expect(() => instantOf('2026-02-30', '09:00')).toThrow();
    expect(() => instantOf('2026-02-20', '25:00')).toThrow();
    expect(() => parisDay('hier')).toThrow();
  });
});

describe('hours of another zone', () => {
  afterEach(() => useTimeZone('Europe/Paris'));

  it('are those of La Réunion when the installation stands there, without any change of hour', () => {
    expect(parisTime('2026-03-03T20:30:00.000Z')).toBe('21:30');

    useTimeZone('Indian/Reunion');

    expect(instantOf('2026-03-03', '09:00')).toBe('2026-03-03T05:00:00.000Z');
    expect(instantOf('2026-03-29', '02:30')).toBe('2026-03-28T22:30:00.000Z');
    expect(isSkippedHour('2026-03-29', '02:30')).toBe(false);
    expect(parisDay('2026-03-03T20:30:00.000Z')).toBe('2026-03-04');
    expect(parisTime('2026-03-03T20:30:00.000Z')).toBe('00:30');
  });

  it('jump on their own day: Saint-Pierre-et-Miquelon three weeks before Paris', () => {
    useTimeZone('America/Miquelon');

    expect(isSkippedHour('2026-03-08', '02:30')).toBe(true);
    expect(parisTime(instantOf('2026-03-08', '02:30'))).toBe('03:00');
    expect(instantOf('2026-03-08', '02:30')).toBe('2026-03-08T05:00:00.000Z');
  });

  it('are refused for a zone that does not exist', () => {
    expect(() => useTimeZone('Europe/Valbrune')).toThrow();
  });
});
