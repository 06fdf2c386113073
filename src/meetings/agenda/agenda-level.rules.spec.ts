import { audience } from '../../platform/access/audience.js';
import { RuleViolation } from '../../platform/web/errors.js';
import { fitsAgenda, pointLevel } from './agenda-level.rules.js';

const council = 'c';
const open = audience(council, 'public');
const members = audience(council, 'members');
const restricted = audience(council, 'restricted');
const tilleuls = audience(council, 'group', 't');
const watch = audience(council, 'group', 'v');

describe('The level of a point', () => {
  it('is its body’s when it is about no problem', () => {
    expect(pointLevel(watch, null)).toEqual(watch);
  });

  it.each([
    ['a members problem in the plenary', members, members, members],
    ['a public problem in the plenary', members, open, members],
    ['a restricted problem in the plenary', members, restricted, restricted],
    ['a members problem in the restricted formation', restricted, members, restricted],
    ['a members problem in a group', watch, members, watch],
    ['a group’s problem in its own group', watch, watch, watch],
  ])('is the narrowest of both: %s', (_, body, problem, level) => {
    expect(pointLevel(body, problem)).toEqual(level);
    expect(fitsAgenda(body, problem)).toBe(true);
  });

  it.each([
    ['a group’s problem in the plenary', members, watch],
    ['a group’s problem in another group', watch, tilleuls],
    ['a group’s problem in the restricted formation', restricted, watch],
    ['a restricted problem in a group', watch, restricted],
  ])('refuses %s and says the way out', (_, body, problem) => {
    expect(() => pointLevel(body, problem)).toThrow(RuleViolation);
    expect(fitsAgenda(body, problem)).toBe(false);
    try {
      pointLevel(body, problem);
    } catch (error) {
      expect((error as RuleViolation).explanation).toContain('dossier neutre de niveau Membres');
    }
  });
});
