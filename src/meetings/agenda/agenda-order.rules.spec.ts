import type { StandingItem } from '../meeting-words.js';
import { entryIndex, steppedTo } from './agenda-order.rules.js';

const point = (standing: StandingItem | null = null) => ({ standing });

describe('Where a point enters an agenda', () => {
  it('enters an empty agenda first', () => {
    expect(entryIndex([], point())).toBe(0);
    expect(entryIndex([], point('round_table'))).toBe(0);
  });

  it('comes last, but before the closing round table', () => {
    expect(entryIndex([point('follow_up'), point()], point())).toBe(2);
    expect(entryIndex([point('follow_up'), point(), point('round_table')], point())).toBe(2);
  });

  it('opens the sitting with the follow-up, after the opening and the approval', () => {
    expect(entryIndex([point(), point()], point('follow_up'))).toBe(0);
    expect(entryIndex([point('opening'), point('approval'), point()], point('follow_up'))).toBe(2);
    expect(entryIndex([point('follow_up'), point()], point('opening'))).toBe(0);
  });

  it('ends with the round table', () => {
    expect(entryIndex([point('follow_up'), point()], point('round_table'))).toBe(2);
  });
});

describe('Moving a point one step', () => {
  it('changes places with its neighbour', () => {
    expect(steppedTo(['a', 'b', 'c'], 1, 'up')).toEqual(['b', 'a', 'c']);
    expect(steppedTo(['a', 'b', 'c'], 1, 'down')).toEqual(['a', 'c', 'b']);
  });

  it('stays where it is at either end', () => {
    expect(steppedTo(['a', 'b'], 0, 'up')).toEqual(['a', 'b']);
    expect(steppedTo(['a', 'b'], 1, 'down')).toEqual(['a', 'b']);
  });
});
