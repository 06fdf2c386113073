import { capitalise, NBSP, timeOfDay } from '../../platform/formatting/french.js';

/** « entre 20 h et 22 h » of a two-hour band. */
export function bandLabel(band: number): string {
  return `entre ${hour(2 * band)} et ${hour(2 * band + 2)}`;
}

/** « 21 h 15 », « entre 20 h et 22 h », null when the hour is unknown. */
export function hourOf(fact: { readonly time: string | null; readonly band: number | null }): string | null {
  if (fact.time !== null) return timeOfDay(fact.time);
  return fact.band === null ? null : bandLabel(fact.band);
}

export function bandChoices(): { value: string; label: string }[] {
  return Array.from({ length: 12 }, (_, band) => ({ value: String(band), label: capitalise(bandLabel(band)) }));
}

function hour(hours: number): string {
  return hours === 24 || hours === 0 ? 'minuit' : `${hours}${NBSP}h`;
}
