import { dayMonthYear, longDate } from '../../platform/formatting/french.js';
import { type ActionLinkView, actionLink, type LinkView, type MetaView, metaView, stampView } from '../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../platform/web/components/table-view.js';
import { CAPACITY_LABEL, STATUS_LABEL } from '../bodies/body.wording.js';
import { holdsOn, lastsBeyond } from '../span.js';
import type { ShownSeat } from './seat-places.query.js';

export interface SeatShowPage {
  readonly title: string;
  readonly parent: LinkView;
  readonly lead: string;
  readonly tools: readonly ActionLinkView[];
  readonly more: readonly ActionLinkView[];
  readonly meta: readonly MetaView[];
  /** Null once the seat has ended: it has no place in the order any more. */
  readonly moves: string | null;
  readonly table: TableView | null;
}

export function presentSeat({ seat, body, organisationName, mandates }: ShownSeat, today: string): SeatShowPage {
  const holder = mandates.find((mandate) => mandate.capacity === 'holder' && holdsOn(mandate, today)) ?? null;
  const base = `/sieges/${seat.id}`;
  const isGroup = body.level === 'group';
  const isOpen = lastsBeyond(seat, today) && body.endedOn === null;
  const replace = isGroup
    ? holder === null
      ? actionLink(`/administration/instances/${body.id}/nommer?organisation=${seat.organisationId}`, 'Nommer une personne')
      : actionLink(`${base}/mandats/${holder.id}/fin`, 'Retirer du groupe')
    : actionLink(`${base}/remplacement`, holder === null ? 'Pourvoir le siège' : 'Remplacer', { about: holder === null ? null : `\u00a0: ${holder.personName}` });
  return {
    title: `${organisationName}, ${seat.jobTitle}`,
    parent: { href: `/administration/instances/${body.id}`, label: body.name },
    lead: leadOf(holder?.personName ?? null, isGroup, holder?.startsOn ?? null, today),
    tools: isOpen ? [replace, ...(isGroup ? [] : [actionLink(`${base}/mandats`, 'Ajouter une suppléance', { style: 'second' })])] : [],
    more: isOpen ? [actionLink(`${base}/modifier`, 'Modifier la fonction ou la qualité', { style: 'nu' }), actionLink(`${base}/fin`, 'Mettre fin au siège', { style: 'nu' })] : [],
    meta: [
      metaView('Organisation', organisationName, { href: `/partenaires/${seat.organisationId}` }),
      metaView('Instance', body.name, { stamp: stampView(body.level) }),
      metaView('Qualité', seat.status === null ? 'non précisée' : STATUS_LABEL[seat.status]),
      ...(seat.act === null ? [] : [metaView('Acte', seat.act)]),
      metaView('Depuis', dayMonthYear(seat.startsOn)),
      ...(seat.endsOn === null ? [] : [metaView('Jusqu’au', longDate(seat.endsOn, today))]),
    ],
    moves: isOpen ? `${base}/rang` : null,
    table: mandates.length === 0 ? null : historyOf({ seat, mandates, today }),
  };
}

function leadOf(name: string | null, isGroup: boolean, since: string | null, today: string): string {
  if (name === null || since === null) return isGroup ? 'Siège vacant\u00a0: personne n’y est nommé. Ses actions y restent.' : 'Siège vacant. Ses actions et ses invitations y restent.';
  return `${name}${isGroup ? ', personne nommée' : ', titulaire'} depuis le ${longDate(since, today)}.`;
}

function historyOf({ seat, mandates, today }: Pick<ShownSeat, 'seat' | 'mandates'> & { readonly today: string }): TableView {
  const columns = ['Personne', 'Qualité', 'Du', 'Au', 'Motif', { label: 'Geste', isLabelHidden: true, cssClass: 'fin' as const }];
  // Ended before it began: noted and put right the same day, it never ran.
  const told = mandates.filter(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn);
  return tableView('Mandats de ce siège', columns, told.map((mandate) => [
    mandate.personName,
    CAPACITY_LABEL[mandate.capacity],
    dayMonthYear(mandate.startsOn),
    mandate.endsOn === null ? 'en cours' : dayMonthYear(mandate.endsOn),
    mandate.endingReason ?? mandate.namingReason ?? '–',
    lastsBeyond(mandate, today) ? { action: actionLink(`/sieges/${seat.id}/mandats/${mandate.id}/fin`, 'Mettre fin', { style: 'nu petit', about: `\u00a0: ${mandate.personName}` }) } : '–',
  ]));
}
