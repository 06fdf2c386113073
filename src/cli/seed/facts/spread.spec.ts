import { EQUAL_WEIGHTS, spread, weightsOf } from './spread.js';

describe('spreading facts over a run of days', () => {
  it('puts the four facts of the coach station where the paper says', () => {
    expect(spread(4, '2025-10-01', '2025-12-07', weightsOf('1111221'))).toEqual(['2025-10-09', '2025-10-25', '2025-11-12', '2025-11-29']);
  });

  it('puts one fact in the middle of the weight', () => {
    expect(spread(1, '2025-12-08', '2025-12-31', weightsOf('1111221'))).toEqual(['2025-12-19']);
  });

  it('keeps the count when there are more facts than days', () => {
    expect(spread(3, '2025-12-07', '2025-12-07', EQUAL_WEIGHTS)).toEqual(['2025-12-07', '2025-12-07', '2025-12-07']);
  });

  it('leaves a day without weight alone', () => {
    expect(spread(20, '2026-01-05', '2026-01-18', weightsOf('0000100')).every((day) => ['2026-01-09', '2026-01-16'].includes(day))).toBe(true);
  });
});
