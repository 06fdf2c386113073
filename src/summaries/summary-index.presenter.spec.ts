import { quartersToCompute } from './summary-index.presenter.js';

describe('The quarters that may be computed', () => {
  it('start with the last one that is over, end with the one that runs, and leave out the published ones', () => {
    expect(quartersToCompute('2026-03-03', '2025-05-20', new Set(['2025-Q3']))).toEqual(['2025-Q4', '2025-Q2', '2026-Q1']);
  });

  it('do not go back before the council', () => {
    expect(quartersToCompute('2026-03-03', '2026-01-12', new Set())).toEqual(['2026-Q1']);
  });

  it('wait until the running quarter has a day behind it', () => {
    expect(quartersToCompute('2026-01-01', '2025-11-01', new Set())).toEqual(['2025-Q4']);
  });
});
