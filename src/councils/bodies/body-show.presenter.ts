import { count, dayMonthYear, longDate } from '../../platform/formatting/french.js';
import { type ActionLinkView, actionLink, type MetaView, metaView, type NoticeView, noticeView, stampView } from '../../platform/web/components/page-view.js';
import { type Cell, type TableView, tableView } from '../../platform/web/components/table-view.js';
import type { Body } from '../body.entity.js';
import type { ComposedSeat, SeatedPerson } from '../seats/composition.query.js';
import { KIND_LABEL, STATUS_LABEL, UNSIGNED_IN_GROUP, UNSIGNED_IN_RESTRICTED } from './body.wording.js';

export interface BodyShowPage {
  readonly title: string;
  readonly purpose: string | null;
  readonly tools: readonly ActionLinkView[];
  readonly meta: readonly MetaView[];
  readonly notice: NoticeView | null;
  readonly note: string;
  readonly table: TableView | null;
  readonly nothing: string;
  readonly more: readonly ActionLinkView[];
}

export interface ShownBody {
  readonly body: Body;
  readonly seats: readonly ComposedSeat[];
  /** Whether the holders of this body's seats must have signed the charter to read it. */
  readonly asksCharter: boolean;
  /** The reader, who may name herself in a group where she is not. */
  readonly viewerId: string | null;
  readonly today: string;
}

export function presentBody(shown: ShownBody): BodyShowPage {
  const { body, seats, today } = shown;
  const base = `/administration/instances/${body.id}`;
  const isGroup = body.level === 'group';
  const isOpen = body.endedOn === null;
  const add = actionLink(`${base}/sieges`, isGroup ? 'Ajouter un siège' : 'Ajouter des sièges', { icon: 'ajout', style: isGroup ? 'second' : '' });
  return {
    title: body.name,
    purpose: body.purpose,
    tools: isOpen ? [...(isGroup ? [actionLink(`${base}/nommer`, 'Nommer une personne', { icon: 'ajout' })] : []), add] : [],
    meta: metaOf(body, today),
    notice: noticeOf(shown),
    note: count(seats.length, 'siège'),
    table: seats.length === 0 ? null : isGroup ? groupTable(body, seats, today) : seatTable(shown),
    nothing: isGroup ? 'Personne n’est encore nommé\u00a0: personne ne lit ce groupe.' : 'Aucun siège pour l’instant.',
    more: moreOf(shown, base),
  };
}

function metaOf({ kind, level, series, createdOn, endedOn }: Body, today: string): MetaView[] {
  return [
    metaView('Nature', KIND_LABEL[kind]),
    metaView('Niveau', null, { stamp: stampView(level) }),
    metaView('Références', series === '' ? 'série du conseil' : `série ${series}`),
    metaView('Créée le', dayMonthYear(createdOn)),
    ...(endedOn === null ? [] : [metaView('A pris fin le', longDate(endedOn, today))]),
  ];
}

function moreOf({ body: { id, kind, level, endedOn }, seats, viewerId }: ShownBody, base: string): ActionLinkView[] {
  const composition = actionLink(`/administration/composition?instance=${id}`, 'Qui siégeait le…\u00a0?', { style: 'nu' });
  if (endedOn !== null) return [composition];
  const mayEnd = kind !== 'plenary' && kind !== 'restricted';
  const isNamed = seats.some(({ persons }) => persons.some(({ personId }) => personId === viewerId));
  const self = level === 'group' && !isNamed ? [actionLink(`${base}/me-nommer`, 'Me nommer', { style: 'nu' })] : [];
  const end = mayEnd ? [actionLink(`${base}/fin`, 'Mettre fin à l’instance', { style: 'nu' })] : [];
  return [actionLink(`${base}/modifier`, 'Modifier le nom ou l’objet', { style: 'nu' }), composition, ...self, ...end];
}

function noticeOf({ body, seats, asksCharter }: ShownBody): NoticeView | null {
  if (!asksCharter) return null;
  const unsigned = seats.flatMap(({ persons }) => persons).filter(({ signedOn }) => signedOn === null).length;
  if (unsigned === 0) return null;
  const who = unsigned === 1 ? 'Une personne n’a pas signé la charte' : `${unsigned}\u00a0personnes n’ont pas signé la charte`;
  const reads = body.level === 'group' ? 'du groupe' : 'du niveau Restreint';
  return noticeView('retard', `${who}\u00a0: ${unsigned === 1 ? 'elle ne lit' : 'elles ne lisent'} rien ${reads}, même si leur organisation a signé.`, { href: '/administration/charte', label: 'Voir la charte' });
}

function seatTable({ seats, asksCharter, today }: ShownBody): TableView {
  const columns = ['Organisation', 'Titulaire', 'Suppléance', 'Qualité', { label: 'Geste', isLabelHidden: true, cssClass: 'fin' as const }];
  return tableView('Sièges', columns, seats.map((seat) => {
    const holder = seat.persons.find(({ capacity }) => capacity === 'holder') ?? null;
    const others = seat.persons.filter(({ capacity }) => capacity !== 'holder');
    return [
      { text: seat.organisationName, href: `/sieges/${seat.seatId}`, note: seat.jobTitle },
      holder === null ? { text: 'vacant', tone: 'retard' as const } : personCell(holder, asksCharter, today),
      others.length === 0 ? '–' : { text: others.map(({ name }) => name).join(', '), note: unsignedNote(others, asksCharter) },
      { text: seat.status === null ? '–' : STATUS_LABEL[seat.status], note: seat.act },
      { action: actionLink(`/sieges/${seat.seatId}/remplacement`, holder === null ? 'Pourvoir' : 'Remplacer', { style: 'second petit', about: `\u00a0: ${holder?.name ?? seat.organisationName}` }) },
    ];
  }));
}

function personCell({ name, startsOn, signedOn }: SeatedPerson, asksCharter: boolean, today: string): Cell {
  const since = `depuis le ${dayMonthYear(startsOn, today)}`;
  return { text: name, note: asksCharter && signedOn === null ? `${UNSIGNED_IN_RESTRICTED}, ${since}` : since };
}

function unsignedNote(persons: readonly SeatedPerson[], asksCharter: boolean): string | null {
  return asksCharter && persons.some(({ signedOn }) => signedOn === null) ? UNSIGNED_IN_RESTRICTED : null;
}

function groupTable(body: Body, seats: readonly ComposedSeat[], today: string): TableView {
  const columns = ['Organisation', 'Personne nommée', 'Charte', { label: 'Geste', isLabelHidden: true, cssClass: 'fin' as const }];
  return tableView('Personnes nommées', columns, seats.map((seat) => {
    const named = seat.persons.find(({ capacity }) => capacity === 'holder') ?? null;
    const head = { text: seat.organisationName, href: `/sieges/${seat.seatId}`, note: seat.jobTitle };
    if (named === null) {
      const name = actionLink(`/administration/instances/${body.id}/nommer?organisation=${seat.organisationId}`, 'Nommer', { style: 'second petit', about: `\u00a0: ${seat.organisationName}` });
      return [head, { text: 'vacant', tone: 'retard' as const, note: 'ses actions restent au siège' }, '–', { action: name }];
    }
    const organisation = seat.organisationSignedOn === null ? 'pas encore par l’organisation' : `par l’organisation le ${dayMonthYear(seat.organisationSignedOn, today)}`;
    const signed = named.signedOn === null
      ? { text: UNSIGNED_IN_GROUP, tone: 'retard' as const, note: organisation }
      : { text: `signée le ${dayMonthYear(named.signedOn, today)}`, note: organisation };
    const end = actionLink(`/sieges/${seat.seatId}/mandats/${named.mandateId}/fin`, 'Retirer', { style: 'second petit', about: `\u00a0: ${named.name}` });
    return [head, { text: named.name, note: `depuis le ${dayMonthYear(named.startsOn, today)}` }, signed, { action: end }];
  }));
}
