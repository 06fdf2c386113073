import { parisDay } from '../platform/clock/calendar.js';
import { longDate } from '../platform/formatting/french.js';
import { LINK_DAYS } from './link-life.js';
import type { LiveLink } from './visits/visits.js';

export interface LinkPage {
  readonly title: string;
  readonly organisation: string;
  /** « mardi 17 mars 2026 » */
  readonly endsOn: string;
  readonly days: number;
  readonly action: string;
}

export function presentLink(link: LiveLink, token: string): LinkPage {
  const { organisationName: organisation, endsAt } = link;
  return { title: 'Votre lien', organisation, endsOn: longDate(parisDay(endsAt)), days: LINK_DAYS, action: `/lien/${token}` };
}
