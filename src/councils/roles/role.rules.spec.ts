import { RuleViolation } from '../../platform/web/errors.js';
import { expectCoordination, firstDayWithout, refuseSecondChair, type RoleSpan } from './role.rules.js';

const TODAY = '2026-03-03';
const coordinator = (startsOn: string, endsOn: string | null): RoleSpan => ({ role: 'coordinator', startsOn, endsOn });
const chair = (startsOn: string, endsOn: string | null): RoleSpan => ({ role: 'chair', startsOn, endsOn });

describe('The coordination of a council', () => {
  it.each([
    ['one coordinator without end', [coordinator('2024-01-01', null)], null],
    ['nobody', [], TODAY],
    ['a chair alone', [chair('2024-01-01', null)], TODAY],
    ['one who stops without successor', [coordinator('2024-01-01', '2026-06-30')], '2026-07-01'],
    ['one who stops on the eve of the next', [coordinator('2024-01-01', '2026-06-30'), coordinator('2026-07-01', null)], null],
    ['a day between the two', [coordinator('2024-01-01', '2026-06-29'), coordinator('2026-07-01', null)], '2026-06-30'],
    ['two together, then one', [coordinator('2026-01-01', null), coordinator('2024-01-01', '2026-03-31')], null],
    ['one who stopped yesterday', [coordinator('2024-01-01', '2026-03-02')], TODAY],
    ['a successor who stops too', [coordinator('2024-01-01', '2026-06-30'), coordinator('2026-07-01', '2026-12-31')], '2027-01-01'],
  ])('with %s lacks somebody from %s', (_what, roles, gap) => {
    expect(firstDayWithout(roles, TODAY)).toBe(gap);
  });

  it('is never left without anybody', () => {
    const held = [coordinator('2024-01-01', null)];

    expect(() => expectCoordination(held, [coordinator('2024-01-01', '2026-03-02')], TODAY)).toThrow(RuleViolation);
    expect(() => expectCoordination(held, [coordinator('2024-01-01', '2030-12-31')], TODAY)).toThrow(RuleViolation);
    expect(() => expectCoordination(held, [...held, chair('2026-03-03', null)], TODAY)).not.toThrow();
  });

  it('may be given to a council that has nobody, even from a later day', () => {
    expect(() => expectCoordination([], [coordinator('2026-04-01', null)], TODAY)).not.toThrow();
  });
});

describe('The chair', () => {
  it('is one at a time', () => {
    expect(() => refuseSecondChair([chair('2024-01-01', null)], chair('2026-03-03', null))).toThrow(RuleViolation);
    expect(() => refuseSecondChair([chair('2024-01-01', '2026-03-02')], chair('2026-03-03', null))).not.toThrow();
    expect(() => refuseSecondChair([chair('2024-01-01', null)], coordinator('2026-03-03', null))).not.toThrow();
  });
});
