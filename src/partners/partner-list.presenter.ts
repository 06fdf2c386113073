import { capitalise, count } from '../platform/formatting/french.js';
import { type Cell, type TableView, tableView } from '../platform/web/components/table-view.js';
import type { OrganisationName } from '../people/index.js';
import type { PartnerContact } from './contacts.query.js';
import { categoryLabel, domainOf, DOMAINS } from './partner.wording.js';
import type { HeldSeat } from './seats.query.js';

/** What the list of partners is made of, all of it within what the reader may know. */
export interface PartnerList {
  readonly organisations: readonly OrganisationName[];
  readonly contacts: readonly PartnerContact[];
  readonly seats: readonly HeldSeat[];
  /** Open and late actions that each one leads, by organisation; absent when she leads none that the reader reads. */
  readonly actions: ReadonlyMap<string, { readonly open: number; readonly late: number }>;
}

export interface PartnerListPage {
  readonly title: string;
  readonly intro: string;
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
    domains: domains.filter(({ members }) => members.length > 0).map(({ key, label, members }) => ({ key, label, table: domainTable(label, members, list) })),
  };
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
