import { noticeDays } from './notice.js';

describe('the notice of a meeting', () => {
  it('is that of the council’s rules, the restricted formation’s own when it has one', () => {
    expect(noticeDays({ convocationDays: 15, restrictedConvocationDays: 5 }, 'restricted')).toBe(5);
    expect(noticeDays({ convocationDays: 15, restrictedConvocationDays: null }, 'restricted')).toBe(15);
    expect(noticeDays({ convocationDays: 15, restrictedConvocationDays: 5 }, 'members')).toBe(15);
    expect(noticeDays({ convocationDays: null, restrictedConvocationDays: 5 }, 'group')).toBeNull();
  });
});
