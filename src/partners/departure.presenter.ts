import { list, shortDate } from '../platform/formatting/french.js';
import { actionLink, type LineView, lineView, noticeView, type NoticeView, stampView } from '../platform/web/components/page-view.js';
import { dateField, type ErrorSummaryView, errorSummary, type FieldView, type FormState, hasErrors } from '../platform/web/forms/form-view.js';
import type { OrganisationCard } from '../people/index.js';
import type { ActionRow } from '../problems/index.js';
import type { PartnerContact } from './contacts/contacts.query.js';
import { presentSeats } from './seats.presenter.js';
import type { HeldSeat } from './seats.query.js';

export interface DeparturePage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly parent: { readonly href: string; readonly label: string };
  readonly explanation: string;
  readonly notice: NoticeView | null;
  /** What must be settled first, or what stays behind her. */
  readonly standing: readonly LineView[];
  readonly errorSummary: ErrorSummaryView | null;
  /** Null while something stands in the way. */
  readonly form: { readonly action: string; readonly version: number; readonly day: FieldView; readonly submit: string } | null;
}

/** The form before anything is typed: she left today. */
export function departureToday(today: string): FormState {
  return { values: { day: shortDate(today) }, errors: {} };
}

/** What an organisation still has in its hands, within what the reader reads; what she does not read goes on, unmentioned. */
export interface StandingWork {
  readonly led: readonly ActionRow[];
  readonly contributions: readonly ActionRow[];
  readonly seats: readonly HeldSeat[];
}

export function standsInTheWay({ led, contributions, seats }: StandingWork): boolean {
  return led.length + contributions.length + seats.length > 0;
}

export function presentOrganisationDeparture(organisation: OrganisationCard, work: StandingWork, form: FormState, version: number, mayReplace: boolean): DeparturePage {
  const href = `/partenaires/${organisation.id}`;
  const isHeld = standsInTheWay(work);
  return {
    title: `${organisation.name} ne participe plus`,
    hasErrors: hasErrors(form),
    parent: { href, label: organisation.name },
    explanation: 'Elle quitte les listes, ses liens ne s’ouvrent plus. Ce qu’elle a fait garde son nom, et sa page reste lisible.',
    notice: isHeld ? noticeView('retard', 'Réglez d’abord ce qu’elle tient encore.') : null,
    standing: [
      ...work.led.map((row) => actionLine(row, 'Pilote cette action', 'Confier à un autre')),
      ...work.contributions.map((row) => actionLine(row, 'Contribue à cette action', 'Retirer sa contribution')),
      ...presentSeats(work.seats, mayReplace).map((seat) => lineView(seat.title, { text: `Siège. ${seat.text}`, action: seat.replace })),
    ],
    errorSummary: errorSummary(form.errors),
    form: isHeld ? null : { action: `${href}/depart`, version, day: dateField(form, 'day', 'Depuis quel jour\u00a0?'), submit: 'Elle ne participe plus' },
  };
}

export function presentContactDeparture(
  organisation: OrganisationCard, contact: PartnerContact, seats: readonly HeldSeat[], form: FormState, version: number, mayReplace: boolean,
): DeparturePage {
  const href = `/partenaires/${organisation.id}`;
  const bodies = [...new Set(seats.map(({ bodyName }) => bodyName))];
  const kept = `${contact.name} tient encore un siège (${list(bodies)}) et continue de lire ce qu’il ouvre\u00a0: prévoyez aussi son remplacement.`;
  return {
    title: `${contact.name} ne représente plus ${organisation.name}`,
    hasErrors: hasErrors(form),
    parent: { href, label: organisation.name },
    explanation: 'Ses liens se ferment tout de suite, plus aucun courriel ne lui part. Ce qu’elle a fait garde son nom.',
    notice: seats.length === 0 ? null : noticeView('retard', mayReplace ? kept : `${contact.name} tient encore un siège (${list(bodies)})\u00a0: prévenez la coordination.`),
    standing: presentSeats(seats, mayReplace).map((seat) => lineView(seat.title, { text: seat.text, action: seat.replace })),
    errorSummary: errorSummary(form.errors),
    form: { action: `${href}/contacts/${contact.id}/depart`, version, day: dateField(form, 'day', 'Depuis quel jour\u00a0?'), submit: 'Confirmer le départ' },
  };
}

function actionLine({ id, sentence, audience }: ActionRow, text: string, gesture: string): LineView {
  const level = audience.confidentiality;
  const href = `/actions/${id}`;
  return lineView(sentence, { href, text, stamp: stampView(level), action: actionLink(href, gesture, { style: 'nu petit', about: `\u00a0: ${sentence}` }) });
}
