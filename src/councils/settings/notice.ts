import type { Confidentiality } from '../../platform/access/audience.js';
import type { RulesOfProcedure } from '../rules-of-procedure.entity.js';

export type NoticeRules = Pick<RulesOfProcedure, 'convocationDays' | 'restrictedConvocationDays'>;

/** Days of notice of a meeting of that level: the restricted formation's own when the council wrote one. Null: no rule, none invented. */
export function noticeDays(rules: NoticeRules, level: Confidentiality): number | null {
  return level === 'restricted' ? (rules.restrictedConvocationDays ?? rules.convocationDays) : rules.convocationDays;
}
