import { NBSP, timeOfDay } from '../../platform/formatting/french.js';
import {
  type Choice, type ErrorSummaryView, errorSummary, type FieldView, type FormState, hasErrors, selectField, type SelectView, textField,
} from '../../platform/web/forms/form-view.js';
import type { SealView } from '../../platform/web/components/page-view.js';
import type { SittingSheet } from './sitting-sheet.query.js';

export interface ClosingPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly seal: SealView;
  readonly back: { readonly href: string; readonly label: string };
  readonly action: string;
  readonly version: number;
  readonly opened: string;
  /** Points left without result: they come back on the next agenda. */
  readonly untold: string | null;
  readonly untoldPoints: readonly { readonly href: string; readonly label: string }[];
  readonly end: FieldView;
  readonly chair: SelectView;
  readonly secretary: SelectView;
}

export function presentClosing(sheet: SittingSheet, typed: FormState | null): ClosingPage {
  const { meeting } = sheet;
  const form = typed ?? { values: presentValues(sheet), errors: {} };
  const base = `/reunions/${meeting.id}/seance`;
  const untold = sheet.points.flatMap(({ id, number, item }) =>
    item !== null && item.result === null ? [{ href: `${base}?point=${id}`, label: `${number}. ${item.title}` }] : [],
  );
  const people = peopleOf(sheet);
  return {
    title: 'Lever la séance',
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(form.errors),
    seal: sheet.seal,
    back: { href: base, label: 'La séance' },
    action: `${base}/levee`,
    version: meeting.version,
    opened: `Ouverte à ${timeOfDay(meeting.openedAt ?? meeting.startsAt)}, fin prévue à ${timeOfDay(meeting.endsAt)}.`,
    untold: untold.length === 0 ? null : `Sans résultat, ces points reviendront à la prochaine séance${NBSP}:`,
    untoldPoints: untold,
    end: textField(form, 'end', 'Heure de fin', { width: 'court', autocomplete: 'off', help: `Exemple${NBSP}: 10${NBSP}h${NBSP}50` }),
    chair: selectField(form, 'chair', 'Présidence de séance', people, { empty: 'Non indiquée' }),
    secretary: selectField(form, 'secretary', 'Secrétariat de séance', people, { empty: 'Non indiqué' }),
  };
}

function presentValues({ meeting, now }: SittingSheet): FormState['values'] {
  return { end: timeOfDay(now), chair: meeting.chairPersonId ?? '', secretary: meeting.secretaryPersonId ?? '' };
}

/** Whoever was asked to the sitting, and who writes it: nobody else chairs it or keeps its record. */
export function peopleOf({ seats, writers }: SittingSheet): Choice[] {
  const people = new Map<string, string>(writers);
  for (const { invitation, person } of seats) if (invitation.personId !== null && person !== null) people.set(invitation.personId, person);
  return [...people].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, 'fr'));
}
