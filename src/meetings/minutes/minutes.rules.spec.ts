import { type CheckedMinutes, refusalToPublish, warningsOf } from './minutes.rules.js';

const action = (given: { hasLead: boolean; hasDueDate: boolean }) => ({ reference: 'VAL-2026-A001', sentence: 'Éclairer le parking', ...given });

function minutes(given: Partial<CheckedMinutes> = {}): CheckedMinutes {
  return { attendance: [{ attendance: 'present' }], points: [], ...given };
}

describe('what is looked at before publication', () => {
  it('finds nothing to say of minutes that are complete', () => {
    const points = [{ number: 1, title: 'Suivi', result: 'treated' as const, actions: [action({ hasLead: true, hasDueDate: true })] }];
    expect(warningsOf(minutes({ points }))).toEqual([]);
  });

  it('wonders about a sitting where nobody is noted present', () => {
    expect(warningsOf(minutes({ attendance: [{ attendance: 'excused' }, { attendance: null }] }))).toEqual([{ kind: 'nobody_present' }]);
    expect(warningsOf(minutes({ attendance: [{ attendance: 'represented' }] }))).toEqual([]);
  });

  it('names each point without result', () => {
    const points = [{ number: 2, title: 'Ligne 4', result: null, actions: [] }];
    expect(warningsOf(minutes({ points }))).toEqual([{ kind: 'no_result', number: 2, title: 'Ligne 4' }]);
  });

  it.each([
    [{ hasLead: false, hasDueDate: true }, 'no_lead'],
    [{ hasLead: true, hasDueDate: false }, 'no_due_date'],
    [{ hasLead: false, hasDueDate: false }, 'no_lead_nor_date'],
  ])('names an action that lacks a lead or a date: %o is %s', (given, kind) => {
    const points = [{ number: 1, title: 'Suivi', result: 'treated' as const, actions: [action(given)] }];
    expect(warningsOf(minutes({ points }))).toMatchObject([{ kind, number: 1, reference: 'VAL-2026-A001' }]);
  });
});

describe('publishing', () => {
  const ready = { meeting: 'closed', minutes: 'draft', withheldPoints: 0, warnings: 0, reason: null } as const;

  it('goes without a word when nothing is in doubt', () => {
    expect(refusalToPublish(ready)).toBeNull();
  });

  it.each(['draft', 'convened', 'in_session', 'cancelled'] as const)('waits for the end of the sitting: %s', (meeting) => {
    expect(refusalToPublish({ ...ready, meeting })?.rule).toBe('minutes.notClosed');
  });

  it('is refused to whoever cannot read the whole', () => {
    expect(refusalToPublish({ ...ready, withheldPoints: 1, reason: 'Pressé.' })?.rule).toBe('minutes.withheld');
  });

  it('asks for a reason when a check is not lifted, then goes', () => {
    expect(refusalToPublish({ ...ready, warnings: 2 })?.rule).toBe('minutes.reason');
    expect(refusalToPublish({ ...ready, warnings: 2, reason: 'Le pilote sera désigné en avril.' })).toBeNull();
  });

  it('asks what a new version corrects', () => {
    expect(refusalToPublish({ ...ready, minutes: 'published' })?.rule).toBe('minutes.reason');
    expect(refusalToPublish({ ...ready, minutes: 'published', reason: 'Lycée absent.' })).toBeNull();
  });
});
