import { RuleViolation } from '../platform/web/errors.js';
import { MEETING_STATES } from './meeting-words.js';
import { isOver, isPrepared, laterHour, refuseUnlessAnnounceable, refuseUnlessConvenable, refuseUnlessPrepared, slotMinutes, takesPoints } from './meeting.rules.js';

describe('The moves of a meeting', () => {
  it('prepares drafts and convened meetings only', () => {
    expect(MEETING_STATES.filter(isPrepared)).toEqual(['draft', 'convened']);
    expect(MEETING_STATES.filter(takesPoints)).toEqual(['draft', 'convened', 'in_session']);
    expect(MEETING_STATES.filter(isOver)).toEqual(['closed', 'cancelled']);
    for (const state of MEETING_STATES) {
      if (isPrepared(state)) expect(() => refuseUnlessPrepared(state)).not.toThrow();
      else expect(() => refuseUnlessPrepared(state)).toThrow(RuleViolation);
    }
  });

  it('convenes a draft only', () => {
    for (const state of MEETING_STATES) {
      if (state === 'draft') expect(() => refuseUnlessConvenable(state)).not.toThrow();
      else expect(() => refuseUnlessConvenable(state)).toThrow(RuleViolation);
    }
  });

  it('announces the date of a draft once', () => {
    expect(() => refuseUnlessAnnounceable({ state: 'draft', dateAnnouncedAt: null })).not.toThrow();
    expect(() => refuseUnlessAnnounceable({ state: 'draft', dateAnnouncedAt: '2026-02-19T08:00:00.000Z' })).toThrow(RuleViolation);
    expect(() => refuseUnlessAnnounceable({ state: 'convened', dateAnnouncedAt: null })).toThrow(RuleViolation);
  });

  it('counts the minutes of a slot', () => {
    expect(slotMinutes('09:30', '11:00')).toBe(90);
    expect(slotMinutes('11:00', '09:30')).toBeLessThan(0);
    expect(laterHour('09:30', 25)).toBe('09:55');
  });
});
