import { dayMonthYear } from '../../platform/formatting/french.js';
import { RuleViolation } from '../../platform/web/errors.js';
import type { BodyLevel, MandateCapacity } from '../council-words.js';
import { overlaps, type Span } from '../span.js';

interface KnownMandate extends Span {
  readonly capacity: MandateCapacity;
}

/** In a group each person reads in her own name: nobody is replaced there, not even for a day (model.md 1). */
export function refuseStandIn(level: BodyLevel, capacity: MandateCapacity): void {
  if (level === 'group' && capacity !== 'holder') {
    throw new RuleViolation('mandate.group', 'Dans un groupe, chacun siège en son nom\u00a0: ni suppléance ni représentation.');
  }
}

export function refuseOverlap(known: readonly KnownMandate[], given: KnownMandate): void {
  const same = known.filter(({ capacity }) => capacity === given.capacity).find((mandate) => overlaps(mandate, given));
  if (same === undefined) return;
  const until = same.endsOn === null ? 'sans fin prévue' : `jusqu’au ${dayMonthYear(same.endsOn)}`;
  throw new RuleViolation('mandate.overlap', `Quelqu’un tient déjà cette place du ${dayMonthYear(same.startsOn)} ${until}\u00a0: mettez fin à son mandat, ou changez les dates.`);
}

/** A change of hands cannot come before the one who leaves arrived, nor jump over somebody already expected. */
export function refuseTurnAt(from: string, leaving: readonly Span[]): void {
  const planned = leaving.find(({ startsOn }) => startsOn > from);
  if (planned === undefined) return;
  throw new RuleViolation('mandate.planned', `Une prise de fonction est déjà notée au ${dayMonthYear(planned.startsOn)}\u00a0: choisissez cette date ou une date plus tardive, ou mettez-y fin d’abord.`);
}

export function expectWithinSeat(from: string, seat: Span): void {
  if (from < seat.startsOn) throw new RuleViolation('mandate.beforeSeat', `Ce siège existe depuis le ${dayMonthYear(seat.startsOn)}\u00a0: la date ne peut pas venir avant.`);
  if (seat.endsOn !== null && from > seat.endsOn) throw new RuleViolation('mandate.afterSeat', `Ce siège a pris fin le ${dayMonthYear(seat.endsOn)}.`);
}

export function expectOrder({ startsOn, endsOn }: Span): void {
  if (endsOn !== null && endsOn < startsOn) throw new RuleViolation('mandate.order', 'La fin vient avant le début\u00a0: vérifiez les dates.');
}

/** A naming withdrawn is explained: the journal and the seat keep why. */
export function expectGroupReason(level: BodyLevel, reason: string | null): void {
  if (level === 'group' && reason === null) throw new RuleViolation('mandate.reason', 'Dites pourquoi cette personne quitte le groupe.');
}
