import { ITEM_RESULTS } from '../../meeting-words.js';
import { carriedFrom, type ClosedPoint } from './carry-over.rules.js';

const treated: ClosedPoint = { result: 'treated', isRecurring: false, postponedCount: 0, hasUnclosedAction: false };

describe('What a closing meeting hands to the next one', () => {
  it('leaves a treated point without open action behind', () => {
    expect(carriedFrom(treated)).toBeNull();
  });

  it('carries an untreated point over and counts it', () => {
    expect(carriedFrom({ ...treated, result: 'untreated' })).toEqual({ reason: 'untreated', postponedCount: 1 });
  });

  it('takes a point that nobody ticked for untreated', () => {
    expect(carriedFrom({ ...treated, result: null })).toEqual({ reason: 'untreated', postponedCount: 1 });
  });

  it('carries a postponed point over and counts it', () => {
    expect(carriedFrom({ ...treated, result: 'postponed', postponedCount: 2 })).toEqual({ reason: 'postponed', postponedCount: 3 });
  });

  it('continues a treated point whose action is not closed, without counting', () => {
    expect(carriedFrom({ ...treated, hasUnclosedAction: true, postponedCount: 1 })).toEqual({ reason: 'open_action', postponedCount: 1 });
  });

  it('brings a recurring point back whatever became of it, without counting', () => {
    for (const result of [...ITEM_RESULTS, null]) {
      for (const hasUnclosedAction of [true, false]) {
        expect(carriedFrom({ result, hasUnclosedAction, isRecurring: true, postponedCount: 0 })).toEqual({ reason: 'recurring', postponedCount: 0 });
      }
    }
  });

  it('counts a postponed point once, even when it gave an action', () => {
    expect(carriedFrom({ ...treated, result: 'postponed', hasUnclosedAction: true })).toEqual({ reason: 'postponed', postponedCount: 1 });
    expect(carriedFrom({ ...treated, result: 'untreated', hasUnclosedAction: true })).toEqual({ reason: 'untreated', postponedCount: 1 });
  });
});
