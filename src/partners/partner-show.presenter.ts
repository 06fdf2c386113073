import { addDays, parisDay } from '../platform/clock/calendar.js';
import { agree, count, list, longDate } from '../platform/formatting/french.js';
import { type FigureView, figureView, type MetaView, metaView } from '../platform/web/components/page-view.js';
import type { TableView } from '../platform/web/components/table-view.js';
import type { OrganisationName } from '../people/index.js';
import type { LinkCard } from '../partner-links/index.js';
import { type ActionRow, type ActionTableView, presentActionTable } from '../problems/index.js';
import type { MeetingAttendance } from './attendance.query.js';
import { presentAttendance } from './attendance.presenter.js';
import type { PartnerContact } from './contacts.query.js';
import { type PartnerLinkView, presentLinks } from './links.presenter.js';
import { categoryLabel } from './partner.wording.js';
import { type ContactView, presentContacts } from './contacts.presenter.js';
import type { HeldSeat } from './seats.query.js';

/** One organisation as one reader may know it. */
export interface Partner {
  readonly organisation: OrganisationName;
  readonly contacts: readonly PartnerContact[];
  readonly seats: readonly HeldSeat[];
  readonly open: readonly ActionRow[];
  readonly closed: readonly ActionRow[];
  readonly contributions: readonly ActionRow[];
  readonly attendance: readonly MeetingAttendance[];
  readonly links: readonly LinkCard[];
  /** Days of signature by person or organisation; null for who does not keep the list of members. */
  readonly signatures: ReadonlyMap<string, string> | null;
  readonly today: string;
}

export interface PartnerShowPage {
  readonly title: string;
  readonly category: string;
  readonly figures: readonly FigureView[];
  readonly meta: readonly MetaView[];
  readonly contacts: readonly ContactView[];
  readonly sections: readonly { readonly id: string; readonly title: string; readonly note: string | null; readonly actions: ActionTableView }[];
  readonly attendance: { readonly note: string; readonly table: TableView } | null;
  readonly links: readonly PartnerLinkView[];
}

const YEAR = 365;
const CLOSED_SHOWN = 20;

export function presentPartner(partner: Partner): PartnerShowPage {
  const { organisation, today } = partner;
  return {
    title: organisation.name,
    category: `${categoryLabel(organisation.category)}.`,
    figures: figuresOf(partner),
    meta: metaOf(partner),
    contacts: presentContacts(partner),
    sections: sectionsOf(partner),
    attendance: presentAttendance(partner.attendance, today),
    links: presentLinks(organisation.id, partner.links, today),
  };
}

function figuresOf({ open, closed, attendance, today }: Partner): FigureView[] {
  const since = addDays(today, -YEAR);
  const late = open.filter(({ actionClass }) => actionClass === 'late').length;
  const done = closed.filter(({ result, closedAt }) => result === 'done' && closedAt !== null && parisDay(closedAt) >= since).length;
  const given = [...open, ...closed].filter(({ decidedOn }) => decidedOn >= since).length;
  const seats = attendance.filter(({ heldOn }) => heldOn >= since).flatMap((meeting) => meeting.seats);
  const there = seats.filter((seat) => seat === 'present' || seat === 'represented').length;
  return [
    figureView(open.length, agree(open.length, 'action ouverte', 'actions ouvertes'), `dont ${late} en retard`),
    figureView(done, agree(done, 'action faite', 'actions faites'), `depuis un an, sur ${count(given, 'confiée')}`),
    figureView(there, agree(there, 'présence', 'présences'), `depuis un an, sur ${count(seats.length, 'siège invité', 'sièges invités')}`),
  ];
}

function metaOf({ organisation, seats, signatures, today }: Partner): MetaView[] {
  const bodies = [...new Set(seats.map(({ bodyName }) => bodyName))];
  const signed = signatures?.get(organisation.id);
  const charter = signed === undefined ? 'pas encore signée' : `signée le ${longDate(signed, today)}, elle n’ouvre rien à elle seule`;
  return [
    metaView('Catégorie', categoryLabel(organisation.category)),
    ...(bodies.length === 0 ? [] : [metaView('Siège dans', list(bodies))]),
    ...(signatures === null ? [] : [metaView('Charte, pour l’organisation', charter)]),
  ];
}

function sectionsOf({ organisation, open, closed, contributions, today }: Partner): PartnerShowPage['sections'] {
  const { name } = organisation;
  const table = (caption: string, rows: readonly ActionRow[], nothing: string) => presentActionTable(caption, rows, today, { beside: 'problem', nothing });
  const shown = closed.slice(0, CLOSED_SHOWN);
  return [
    { id: 't-actions', title: 'Actions', note: count(open.length, 'ouverte'), actions: table(`Actions ouvertes confiées à ${name}`, open, 'Aucune action ouverte.') },
    {
      id: 't-avec',
      title: 'Avec d’autres',
      note: 'Contributions à une action pilotée par un autre',
      actions: presentActionTable(`Actions auxquelles ${name} contribue`, contributions, today, { nothing: 'Aucune contribution en cours.' }),
    },
    {
      id: 't-closes',
      title: 'Closes',
      note: closed.length > CLOSED_SHOWN ? `Les ${CLOSED_SHOWN} dernières` : null,
      actions: table(`Actions closes de ${name}`, shown, 'Aucune action close.'),
    },
  ];
}
