import { parisDay } from '../platform/clock/calendar.js';
import { capitalise, count, longDate, longInstant } from '../platform/formatting/french.js';
import type { LinkCard } from '../partner-links/index.js';

export interface PartnerLinkView {
  readonly title: string;
  readonly text: string;
  /** Null once it opens nothing any more. */
  readonly revoke: string | null;
  readonly about: string;
  readonly visits: readonly VisitView[];
}

interface VisitView {
  readonly text: string;
  readonly revoke: string | null;
  readonly about: string;
}

/** The links sent to an organisation and the browsers that they opened, for who may answer in its place. */
export function presentLinks(organisationId: string, links: readonly LinkCard[], today: string): PartnerLinkView[] {
  const base = `/partenaires/${organisationId}`;
  return links.map((link) => ({
    title: `${link.personName}, ${longDate(parisDay(link.createdAt), today)}`,
    text: `${lifeOf(link, today)} ${link.visits.length === 0 ? 'Jamais ouvert.' : `${capitalise(count(link.visits.length, 'visite'))}.`}`,
    revoke: link.isLive ? `${base}/liens/${link.id}/retrait` : null,
    about: `du lien de ${link.personName}`,
    visits: link.visits.map((visit) => ({
      text: `Ouverte ${longInstant(visit.openedAt, today)}, vue ${longInstant(visit.seenAt, today)}.${visit.endedAt === null ? '' : ' Terminée.'}`,
      revoke: visit.isLive ? `${base}/visites/${visit.id}/retrait` : null,
      about: `de la visite ouverte ${longInstant(visit.openedAt, today)}`,
    })),
  }));
}

function lifeOf({ isLive, revokedAt, endsAt }: LinkCard, today: string): string {
  if (revokedAt !== null) return `Retiré le ${longDate(parisDay(revokedAt), today)}.`;
  const day = longDate(parisDay(endsAt), today);
  return isLive ? `Valable jusqu’au ${day}.` : `Échu depuis le ${day}.`;
}
