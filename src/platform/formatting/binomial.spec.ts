import fc from 'fast-check';
import { binomialTest } from './binomial.js';

describe('exact test of two counts', () => {
  it.each([
    [41, 17, 0.0022, 4],
    [85, 46, 0.0008, 4],
    [14, 38, 0.0012, 4],
    [18, 10, 0.185, 3],
    [205, 153, 0.0069, 4],
    [0, 0, 1, 4],
    [5, 5, 1, 4],
    [1, 0, 1, 4],
    [5, 0, 0.0625, 4],
  ])('%d then %d has p = %d', (a, b, p, decimals) => {
    expect(Number(binomialTest(a, b).toFixed(decimals))).toBe(p);
  });

  it('does not depend on which comes first, and stays between 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (a, b) => {
        const p = binomialTest(a, b);
        expect(p).toBeCloseTo(binomialTest(b, a), 10);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('refuses what is no count', () => {
    for (const wrong of [-1, 1.5, Number.NaN]) expect(() => binomialTest(wrong, 2)).toThrow();
  });
});
