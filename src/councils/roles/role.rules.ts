import { addDays } from '../../platform/clock/calendar.js';
import { dayMonthYear } from '../../platform/formatting/french.js';
import { RuleViolation } from '../../platform/web/errors.js';
import type { CouncilRoleName } from '../council-words.js';
import { overlaps, type Span } from '../span.js';

export interface RoleSpan extends Span {
  readonly role: CouncilRoleName;
}

/** The first day from `today` on that nobody coordinates; null when each day to come has somebody. */
export function firstDayWithout(roles: readonly RoleSpan[], today: string): string | null {
  const spans = roles.filter(({ role, endsOn }) => role === 'coordinator' && (endsOn === null || endsOn >= today));
  let day = today;
  for (const { startsOn, endsOn } of spans.sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    if (startsOn > day) return day;
    if (endsOn === null) return null;
    if (endsOn >= day) day = addDays(endsOn, 1);
  }
  return day;
}

/** The last coordinator goes when somebody comes, on the same day at the latest; a council already without one may still change. */
export function expectCoordination(before: readonly RoleSpan[], after: readonly RoleSpan[], today: string): void {
  const gap = firstDayWithout(after, today);
  const known = firstDayWithout(before, today);
  if (gap === null || (known !== null && gap >= known)) return;
  throw new RuleViolation(
    'role.lastCoordinator',
    `Le conseil n’aurait plus de coordination à partir du ${dayMonthYear(gap)}. Donnez d’abord ce rôle à une autre personne, ou passez par « Passer la main ».`,
  );
}

/** One chair at a time; any number of the others. */
export function refuseSecondChair(roles: readonly RoleSpan[], given: RoleSpan): void {
  if (given.role !== 'chair') return;
  const other = roles.find((role) => role.role === 'chair' && overlaps(role, given));
  if (other === undefined) return;
  const until = other.endsOn === null ? 'sans fin prévue' : `jusqu’au ${dayMonthYear(other.endsOn)}`;
  throw new RuleViolation('role.chair', `La présidence est déjà tenue du ${dayMonthYear(other.startsOn)} ${until}\u00a0: mettez-y fin avant d’en donner une autre.`);
}
