import { audience } from '../../platform/access/audience.js';
import { RuleViolation } from '../../platform/web/errors.js';
import { ATTENDANCES, MEETING_STATES } from '../meeting-words.js';
import { refuseAnswerTo, refuseAttendance, refuseSubstituteInGroup } from './invitation.rules.js';

describe('Who stands in for whom', () => {
  it('lets nobody be represented in a group', () => {
    expect(() => refuseSubstituteInGroup(audience('c', 'group', 'g'), 'represented')).toThrow(RuleViolation);
    for (const word of ATTENDANCES.filter((one) => one !== 'represented')) {
      expect(() => refuseSubstituteInGroup(audience('c', 'group', 'g'), word)).not.toThrow();
    }
  });

  it.each(['members', 'restricted'] as const)('lets a seat be represented at level %s', (level) => {
    expect(() => refuseSubstituteInGroup(audience('c', level), 'represented')).not.toThrow();
  });
});

describe('When answers and attendance are taken', () => {
  it('takes answers before the sitting only', () => {
    const taken = MEETING_STATES.filter((state) => accepts(() => refuseAnswerTo(state)));
    expect(taken).toEqual(['draft', 'convened']);
  });

  it('takes attendance from the opening of the sitting to the publication', () => {
    expect(MEETING_STATES.filter((state) => accepts(() => refuseAttendance(state, null)))).toEqual(['in_session', 'closed']);
    expect(accepts(() => refuseAttendance('closed', 'draft'))).toBe(true);
    expect(accepts(() => refuseAttendance('closed', 'published'))).toBe(false);
  });
});

function accepts(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof RuleViolation) return false;
    throw error;
  }
}
