import { capitalise, count, inWords, longDate } from '../platform/formatting/french.js';
import { type ActionLinkView, actionLink, type EmptyStateView, noticeView, type NoticeView } from '../platform/web/components/page-view.js';
import { type Cell, type TableView, tableView } from '../platform/web/components/table-view.js';
import type { OrganisationName } from '../people/index.js';
import type { PartnerContact } from './contacts/contacts.query.js';
import { categoryLabel, domainOf, DOMAINS } from './partner.wording.js';
import type { HeldSeat } from './seats.query.js';

/** What the list of partners is made of, all of it within what the reader may know. */
export interface PartnerList {
  readonly organisations: readonly OrganisationName[];
  readonly contacts: readonly PartnerContact[];
  readonly seats: readonly HeldSeat[];
  /** Open and late actions that each one leads, by organisation; absent when she leads none that the reader reads. */
  readonly actions: ReadonlyMap<string, { readonly open: number; readonly late: number }>;
  /** Those that left, for who keeps the list. */
  readonly former: readonly (OrganisationName & { readonly endedOn: string })[];
  /** Persons who sit and did not sign the charter; null for who does not keep the list of members. */
  readonly unsigned: number | null;
  readonly mayManage: boolean;
  readonly mayInvite: boolean;
  readonly today: string;
}

export interface PartnerListPage {
  readonly title: string;
  readonly intro: string;
  readonly tools: readonly ActionLinkView[];
  readonly notice: NoticeView | null;
  readonly empty: EmptyStateView | null;
  readonly former: readonly { readonly href: string; readonly name: string; readonly text: string }[];
  readonly domains: readonly DomainView[];
}

interface DomainView {
  readonly key: string;
  readonly label: string;
  readonly table: TableView;
}

export function presentPartners(list: PartnerList): PartnerListPage {
  const { organisations, contacts } = list;
  const domains = DOMAINS.map(({ key, label }) => ({ key, label, members: organisations.filter(({ category }) => domainOf(category) === key) }));
  return {
    title: 'Partenaires',
    intro: `${count(organisations.length, 'organisation')}, ${count(contacts.length, 'correspondant')}.`,
    tools: organisations.length === 0 ? [] : toolsOf(list),
    notice: unsignedNotice(list.unsigned),
    empty: organisations.length === 0 ? emptyOf(list) : null,
    former: list.former.map(({ id, name, endedOn }) => ({ href: `/partenaires/${id}`, name, text: `depuis le ${longDate(endedOn, list.today)}` })),
    domains: domains.filter(({ members }) => members.length > 0).map(({ key, label, members }) => ({ key, label, table: domainTable(label, members, list) })),
  };
}

function toolsOf({ mayManage, mayInvite }: PartnerList): ActionLinkView[] {
  return [
    ...(mayManage ? [actionLink('/partenaires/nouveau', 'Ajouter un partenaire', { icon: 'ajout' }), actionLink('/partenaires/import', 'Importer une liste', { style: 'second' })] : []),
    ...(mayInvite ? [actionLink('/partenaires/invitations', 'Inviter les titulaires', { icon: 'envoi', style: 'nu' })] : []),
  ];
}

/** The first morning: an import spares the typing. */
function emptyOf({ mayManage }: PartnerList): EmptyStateView {
  return {
    title: 'Aucun partenaire pour l’instant',
    text: mayManage ? 'Une liste de tableur suffit : une ligne par correspondant. On peut aussi les ajouter un par un.' : 'La coordination les ajoutera ici.',
    action: mayManage ? actionLink('/partenaires/import', 'Importer une liste') : null,
  };
}

function unsignedNotice(unsigned: number | null): NoticeView | null {
  if (unsigned === null || unsigned === 0) return null;
  const [who, read] = unsigned === 1 ? ['Une personne qui siège n’a pas signé la charte', 'elle ne lit'] : [`${capitalise(inWords(unsigned))} personnes qui siègent n’ont pas signé la charte`, 'elles ne lisent'];
  return noticeView('retard', `${who} : ${read} rien d’un groupe, même ${unsigned === 1 ? 'nommée' : 'nommées'}, même si l’organisation a signé.`);
}

function domainTable(label: string, members: readonly OrganisationName[], list: PartnerList): TableView {
  return tableView(
    `Partenaires, ${label}`,
    ['Organisation', 'Correspondant', 'Sièges', { label: 'Actions ouvertes', cssClass: 'n' }, { label: 'En retard', cssClass: 'n' }],
    members.map((organisation) => [
      { text: organisation.name, href: `/partenaires/${organisation.id}`, note: categoryLabel(organisation.category) },
      contactCell(list.contacts.filter(({ organisationId }) => organisationId === organisation.id)),
      seatCell(list.seats.filter(({ organisationId }) => organisationId === organisation.id)),
      ...actionCells(list.actions.get(organisation.id) ?? { open: 0, late: 0 }),
    ]),
  );
}

function contactCell([first, ...others]: readonly PartnerContact[]): Cell {
  if (first === undefined) return 'aucun';
  const more = others.length === 0 ? '' : `, et ${count(others.length, 'autre')}`;
  return { text: first.name, note: `${capitalise(first.jobTitle)}${more}` };
}

/** « Plénière (2), Veille »: the bodies that the reader reads, with their number of seats above one. A dash hides nothing and tells nothing. */
function seatCell(seats: readonly HeldSeat[]): Cell {
  const titulars = seats.filter(({ capacity }) => capacity === null || capacity === 'holder');
  const bodies = [...new Set(titulars.map(({ bodyShortName }) => bodyShortName))];
  if (bodies.length === 0) return '–';
  return bodies
    .map((body) => {
      const number = titulars.filter(({ bodyShortName }) => bodyShortName === body).length;
      return number === 1 ? body : `${body} (${number})`;
    })
    .join(', ');
}

function actionCells({ open, late }: { readonly open: number; readonly late: number }): Cell[] {
  return [String(open), late === 0 ? '0' : { text: String(late), tone: 'retard', isStrong: true }];
}
