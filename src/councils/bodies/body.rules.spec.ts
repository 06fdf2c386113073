import { BODY_KINDS } from '../council-words.js';
import { RuleViolation } from '../../platform/web/errors.js';
import { expectSeries, kindsLeft, levelOfKind, proposedSeries, refuseEndOf, refuseSecond } from './body.rules.js';

const TILLEULS = { kind: 'group' as const, series: 'T' };
const RESTRICTED = { kind: 'restricted' as const, series: 'R' };
const PLENARY = { kind: 'plenary' as const, series: '' };

describe('The level of a body', () => {
  it('comes from its kind, and is chosen for a watch unit alone', () => {
    expect((['plenary', 'restricted', 'group', 'ad_hoc'] as const).map((kind) => levelOfKind(kind, 'group'))).toEqual(['members', 'restricted', 'group', 'members']);
    expect(levelOfKind('watch_unit', 'group')).toBe('group');
    expect(() => levelOfKind('watch_unit', null)).toThrow(RuleViolation);
    expect(() => levelOfKind('watch_unit', 'restricted')).toThrow(RuleViolation);
  });
});

describe('A council', () => {
  it('has one plenary and one restricted formation, and as many others as it wants', () => {
    expect(kindsLeft(BODY_KINDS, [PLENARY, RESTRICTED, TILLEULS])).toEqual(['group', 'watch_unit', 'ad_hoc']);
    expect(() => refuseSecond('restricted', [RESTRICTED])).toThrow(RuleViolation);
    expect(() => refuseSecond('group', [TILLEULS])).not.toThrow();
  });

  it('never ends the body that holds a level alone', () => {
    expect(() => refuseEndOf('plenary')).toThrow(RuleViolation);
    expect(() => refuseEndOf('restricted')).toThrow(RuleViolation);
    expect(() => refuseEndOf('group')).not.toThrow();
  });
});

describe('The letter of a series', () => {
  it('is proposed from the name, free in the council', () => {
    expect(proposedSeries('GTEI « Tilleuls »', [RESTRICTED])).toBe('T');
    expect(proposedSeries('GTEI « Tilleuls »', [TILLEULS])).toBe('G');
    expect(proposedSeries('Éducation', [])).toBe('E');
    expect(proposedSeries('…', [{ kind: 'group', series: 'A' }])).toBe('B');
  });

  it('is unique in the council, in capitals, and left out for a body of level members', () => {
    expect(() => expectSeries('group', 'T', [TILLEULS])).toThrow(RuleViolation);
    expect(() => expectSeries('group', 't', [])).toThrow(RuleViolation);
    expect(() => expectSeries('group', 'TIL', [TILLEULS])).not.toThrow();
    expect(() => expectSeries('members', '', [PLENARY])).not.toThrow();
  });
});
