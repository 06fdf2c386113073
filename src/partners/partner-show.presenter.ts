import { addDays } from '../platform/clock/calendar.js';
import { agree, capitalise, count, list, longDate, number } from '../platform/formatting/french.js';
import {
  type ActionLinkView, actionLink, type FigureView, figureView, type MetaView, metaView, noticeView, type NoticeView, type StatusView,
} from '../platform/web/components/page-view.js';
import type { TableView } from '../platform/web/components/table-view.js';
import { EMPTY_FORM, selectField, type SelectView } from '../platform/web/forms/form-view.js';
import type { OrganisationCard } from '../people/index.js';
import type { LinkCard } from '../partner-links/index.js';
import { type ActionRow, type ActionTableView, presentActionTable } from '../problems/index.js';
import type { AnswerDelay } from './answer-delay.query.js';
import type { MeetingAttendance } from './attendance.query.js';
import { presentAttendance } from './attendance.presenter.js';
import { type ContactView, type Correspondents, type FormerContactView, phoneHref, presentContacts, presentFormer } from './contacts/contacts.presenter.js';
import type { PartnerContact } from './contacts/contacts.query.js';
import { type PartnerLinkView, presentLinks } from './links.presenter.js';
import { type PartnerMail, presentMails } from './mails.presenter.js';
import { categoryLabel } from './partner.wording.js';
import { presentSeats, type SeatLineView } from './seats.presenter.js';
import type { HeldSeat } from './seats.query.js';
import type { YearActions } from './year-actions.query.js';

/** What the reader may do on the page of an organisation. */
export interface PartnerPowers {
  readonly mayEdit: boolean;
  readonly mayManageContacts: boolean;
  readonly mayAskLink: boolean;
  readonly mayReplace: boolean;
}

/** One organisation as one reader may know it. */
export interface Partner extends Correspondents {
  readonly organisation: OrganisationCard;
  readonly powers: PartnerPowers;
  readonly former: readonly PartnerContact[];
  readonly seats: readonly HeldSeat[];
  readonly open: readonly ActionRow[];
  /** The last ones, and one more when there are others. */
  readonly closed: readonly ActionRow[];
  readonly year: YearActions;
  readonly contributions: readonly ActionRow[];
  readonly delay: AnswerDelay;
  readonly attendance: readonly MeetingAttendance[];
  readonly links: readonly LinkCard[];
  readonly mails: readonly PartnerMail[];
}

export interface PartnerShowPage {
  readonly title: string;
  readonly lead: string;
  readonly notice: NoticeView | null;
  readonly reopen: { readonly action: string; readonly version: number } | null;
  readonly tools: readonly ActionLinkView[];
  readonly figures: readonly FigureView[];
  readonly charter: StatusView | null;
  readonly meta: readonly MetaView[];
  readonly contacts: readonly ContactView[];
  readonly former: readonly FormerContactView[];
  readonly addContact: ActionLinkView | null;
  readonly seats: readonly SeatLineView[];
  readonly sections: readonly { readonly id: string; readonly title: string; readonly note: string | null; readonly actions: ActionTableView }[];
  readonly attendance: { readonly note: string; readonly table: TableView } | null;
  readonly newLink: { readonly action: string; readonly formKey: string; readonly to: SelectView } | null;
  readonly showsLinks: boolean;
  readonly links: readonly PartnerLinkView[];
  readonly mails: TableView | null;
}

const YEAR = 365;
export const CLOSED_SHOWN = 20;

export function presentPartner(partner: Partner): PartnerShowPage {
  const { organisation, powers, today } = partner;
  const newLink = newLinkOf(partner);
  const links = presentLinks(organisation.id, partner.links, today);
  return {
    title: organisation.name,
    lead: leadOf(organisation),
    ...departureOf(partner),
    tools: toolsOf(partner),
    figures: figuresOf(partner),
    charter: charterOf(partner),
    meta: metaOf(partner),
    contacts: presentContacts(partner),
    former: presentFormer(partner.former, today),
    addContact: powers.mayManageContacts ? actionLink(`/partenaires/${organisation.id}/contacts/nouveau`, 'Ajouter un correspondant', { icon: 'ajout', style: 'second' }) : null,
    seats: presentSeats(partner.seats, powers.mayReplace),
    sections: sectionsOf(partner),
    attendance: presentAttendance(partner.attendance, today),
    newLink,
    showsLinks: newLink !== null || links.length > 0,
    links,
    mails: presentMails(partner.mails, today),
  };
}

function leadOf({ category, presentation }: OrganisationCard): string {
  return presentation === null ? `${categoryLabel(category)}.` : `${categoryLabel(category)}. ${capitalise(presentation)}`;
}

function departureOf({ organisation: { id, endedOn, version }, powers, today }: Partner): Pick<PartnerShowPage, 'notice' | 'reopen'> {
  if (endedOn === null) return { notice: null, reopen: null };
  const notice = noticeView('neutre', `Cette organisation ne participe plus depuis le ${longDate(endedOn, today)}. Ce qu’elle a fait reste ici.`);
  return { notice, reopen: powers.mayEdit ? { action: `/partenaires/${id}/retour`, version } : null };
}

function toolsOf({ organisation, powers }: Partner): ActionLinkView[] {
  const href = `/partenaires/${organisation.id}`;
  if (!powers.mayEdit || organisation.endedOn !== null) return [];
  return [
    actionLink(`${href}/modifier`, 'Modifier', { icon: 'crayon', style: 'second', about: 'l’organisation' }),
    actionLink(`${href}/depart`, 'Ne participe plus', { style: 'nu' }),
  ];
}

/** To whom a new link may leave: somebody with an address that answers, while there is something to answer by link. */
function newLinkOf({ organisation, contacts, powers, open, contributions, formKeys }: Partner): PartnerShowPage['newLink'] {
  const formKey = formKeys.get(organisation.id);
  const reachable = contacts.filter(({ email, bouncedOn }) => email !== null && bouncedOn === null);
  const answerable = [...open, ...contributions].filter(({ audience }) => audience.confidentiality === 'public' || audience.confidentiality === 'members');
  if (!powers.mayAskLink || organisation.endedOn !== null || formKey === undefined || reachable.length === 0 || answerable.length === 0) return null;
  const choices = reachable.map(({ personId, name }) => ({ value: personId, label: name }));
  return { action: `/partenaires/${organisation.id}/liens`, formKey, to: selectField(EMPTY_FORM, 'person', 'Envoyer un nouveau lien à', choices, { width: 'moyen' }) };
}

function figuresOf({ open, year, delay, attendance, today }: Partner): FigureView[] {
  const since = addDays(today, -YEAR);
  const late = open.filter(({ actionClass }) => actionClass === 'late').length;
  const seats = attendance.filter(({ heldOn }) => heldOn >= since).flatMap((meeting) => meeting.seats);
  const there = seats.filter((seat) => seat === 'present' || seat === 'represented').length;
  return [
    figureView(open.length, agree(open.length, 'action ouverte', 'actions ouvertes'), `dont ${late} en retard`),
    figureView(year.done, agree(year.done, 'action faite', 'actions faites'), `depuis un an, sur ${count(year.given, 'confiée')}`),
    figureView(there, agree(there, 'présence', 'présences'), `depuis un an, sur ${count(seats.length, 'siège invité', 'sièges invités')}`),
    ...(delay.median === null ? [] : [figureView(number(delay.median), `${agree(delay.median, 'jour')} pour répondre`, `délai médian de ${count(delay.answers, 'réponse')} depuis un an`)]),
  ];
}

/** « Charte : 2 personnes sur 3 ». */
function charterOf({ contacts, signatures }: Partner): StatusView | null {
  if (signatures === null || contacts.length === 0) return null;
  const signed = contacts.filter(({ personId }) => signatures.has(personId)).length;
  const isWhole = signed === contacts.length;
  return { label: `Charte\u00a0: ${count(signed, 'personne')} sur ${contacts.length}`, tone: isWhole ? 'fait' : 'cours', icon: isWhole ? 's-fait' : 's-cours' };
}

function metaOf({ organisation, seats, signatures, today }: Partner): MetaView[] {
  const bodies = [...new Set(seats.map(({ bodyName }) => bodyName))];
  const signed = signatures?.get(organisation.id);
  const charter = signed === undefined ? 'pas encore signée' : `signée le ${longDate(signed, today)}, elle n’ouvre rien à elle seule`;
  return [
    metaView('Catégorie', categoryLabel(organisation.category)),
    metaView('Sigle', organisation.code),
    ...(organisation.phone === null ? [] : [metaView('Téléphone', organisation.phone, { href: phoneHref(organisation.phone) })]),
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
