import { STRANGER, type Viewer } from '../../platform/access/viewer.js';
import type { Right } from '../../platform/access/access.js';
import { RuleViolation } from '../../platform/web/errors.js';
import { expectMove, type MoveManner, moveBetween, movesOpenTo } from './problem.rules.js';
import { PROBLEM_STATUSES, type ProblemStatus } from './problem-words.js';

/** model.md 3, « Problem », pair by pair; the duplicate comes with a later release. */
const TABLE: Readonly<Record<ProblemStatus, Partial<Record<ProblemStatus, MoveManner>>>> = {
  to_qualify: { open: 'hand', no_follow_up: 'closing', transferred: 'closing' },
  open: { under_way: 'hand', closed: 'closing', no_follow_up: 'closing', transferred: 'closing' },
  under_way: { monitored: 'hand', resolved: 'hand', closed: 'closing', no_follow_up: 'closing', transferred: 'closing' },
  monitored: { under_way: 'hand', resolved: 'hand', closed: 'closing', no_follow_up: 'closing', transferred: 'closing' },
  resolved: { under_way: 'hand', closed: 'closing' },
  closed: { open: 'reopening' },
  transferred: { open: 'reopening' },
  no_follow_up: { open: 'reopening' },
  duplicate: {},
};

const PAIRS = PROBLEM_STATUSES.flatMap((from) => PROBLEM_STATUSES.map((to) => ({ from, to, manner: TABLE[from][to] ?? null })));

function someone(...rights: readonly Right[]): Viewer {
  return { ...STRANGER, kind: 'session', rightsByCouncil: new Map([['c1', new Set(rights)]]) };
}

describe('moves of a problem', () => {
  it.each(PAIRS)('from $from to $to: $manner', ({ from, to, manner }) => {
    expect(moveBetween(from, to)?.manner ?? null).toBe(manner);
  });

  it.each(PAIRS)('refuses from $from to $to in any other manner', ({ from, to, manner }) => {
    for (const other of ['hand', 'closing', 'reopening'] as const) {
      if (other === manner) expect(() => expectMove(from, to, other)).not.toThrow();
      else expect(() => expectMove(from, to, other)).toThrow(RuleViolation);
    }
  });

  it('offers each person what her rights allow', () => {
    const problem = { status: 'under_way' as const, audience: { councilId: 'c1' } };

    expect(movesOpenTo(someone('problem.view'), problem)).toEqual([]);
    expect(movesOpenTo(someone('problem.change'), problem).map(({ to }) => to)).toEqual(['monitored', 'resolved']);
    expect(movesOpenTo(someone('problem.close'), problem).map(({ to }) => to)).toEqual(['closed', 'transferred', 'no_follow_up']);
  });

  it('gives no right in another council', () => {
    const elsewhere = { status: 'under_way' as const, audience: { councilId: 'c2' } };

    expect(movesOpenTo(someone('problem.change', 'problem.close'), elsewhere)).toEqual([]);
  });
});
