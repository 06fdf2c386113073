import { scenesOf } from './player.js';

const NOON = '2026-03-02T11:00:00.000Z';

describe('the order of the demonstration’s acts', () => {
  it('is that of their instants, and that of the paper within one instant', () => {
    const acts = [{ at: NOON, name: 'second' }, { at: '2026-03-01T11:00:00.000Z', name: 'first' }, { at: NOON, name: 'third' }];

    expect(scenesOf(acts, NOON).flat().map(({ name }) => name)).toEqual(['first', 'second', 'third']);
  });

  it('stops at the seeding instant', () => {
    expect(scenesOf([{ at: NOON }, { at: '2026-03-02T11:00:00.001Z' }], NOON)).toEqual([[{ at: NOON }]]);
  });

  it('keeps small acts together and any other alone', () => {
    const small = { at: NOON, isSmall: true };

    expect(scenesOf([small, small, { at: NOON }, small], NOON).map((scene) => scene.length)).toEqual([2, 1, 1]);
    expect(scenesOf(Array.from({ length: 201 }, () => small), NOON).map((scene) => scene.length)).toEqual([200, 1]);
  });
});
