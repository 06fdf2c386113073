import { type Audience, audience } from '../../../platform/access/audience.js';
import { expectNotWider, expectSaid, levelMove } from './level-moves.rules.js';

const at = (level: Audience['confidentiality'], group: string | null = null) => audience('council', level, group);
const [open, members, restricted, groupX, groupY] = [at('public'), at('members'), at('restricted'), at('group', 'x'), at('group', 'y')];

describe('the level of a row', () => {
  it.each([[open, members], [open, restricted], [members, restricted], [members, groupX], [open, groupX]])('rises from %j to %j and falls back', (low, high) => {
    expect(levelMove(low, high)).toBe('raise');
    expect(levelMove(high, low)).toBe('lower');
  });

  it('does not move where it stands', () => {
    expect(levelMove(groupX, at('group', 'x'))).toBeNull();
  });

  it.each([[restricted, groupX], [groupX, restricted], [groupX, groupY]])('never goes from %j to %j: their readers do not compare', (from, to) => {
    expect(() => levelMove(from, to)).toThrow('level.incomparable');
  });

  it('is never wider than its problem’s', () => {
    expect(() => { expectNotWider(members, restricted); }).toThrow('level.wider');
    expect(() => { expectNotWider(groupX, members); }).not.toThrow();
    expect(() => { expectNotWider(members, null); }).not.toThrow();
    expect(() => { expectNotWider(groupX, restricted); }).toThrow('level.wider');
  });

  it('moves with a reason, and to more readers once the words were read again', () => {
    expect(() => { expectSaid('raise', { reason: ' ', isReread: true }); }).toThrow('level.reason');
    expect(() => { expectSaid('lower', { reason: 'Plus rien de nominatif.', isReread: false }); }).toThrow('level.reread');
    expect(() => { expectSaid('raise', { reason: 'Faits graves.', isReread: false }); }).not.toThrow();
  });
});
