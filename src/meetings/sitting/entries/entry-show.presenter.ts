import { longDate, time } from '../../../platform/formatting/french.js';
import {
  choiceField, type ChoiceFieldView, dateField, type ErrorSummaryView, errorSummary, type FieldView, type FormState, hasErrors, selectField,
  type SelectView, textField,
} from '../../../platform/web/forms/form-view.js';
import type { SealView } from '../../../platform/web/components/page-view.js';
import { ENTRY_KINDS, type EntryKind } from '../../meeting-words.js';
import { ENTRY_KIND_KEYS, ofTheEntry } from './entry.wording.js';
import type { EntrySheet } from './entry-sheet.query.js';

export interface EntryPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly seal: SealView;
  readonly back: { readonly href: string; readonly label: string };
  readonly point: string;
  readonly action: string;
  readonly convertAction: string;
  readonly removeAction: string;
  readonly version: number;
  readonly text: FieldView;
  readonly forAction: { readonly lead: SelectView; readonly due: FieldView; readonly contributors: ChoiceFieldView } | null;
  /** Null: the action is open, it is corrected from its own page. */
  readonly ownPage: { readonly href: string; readonly label: string } | null;
  readonly conversions: readonly { readonly kind: string; readonly label: string }[];
}

export function presentEntry(sheet: EntrySheet, typed: FormState | null): EntryPage {
  const { entry, taken, meetingId } = sheet;
  const form = typed ?? { values: presentValues(sheet), errors: {} };
  const action = `/reunions/${meetingId}/seance/lignes/${entry.id}`;
  const isAlive = taken !== null && taken.action.state !== 'proposed';
  return {
    title: `Corriger ${ofTheEntry(entry.kind, time(entry.at))}`,
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(form.errors),
    seal: sheet.seal,
    back: { href: `/reunions/${meetingId}/seance?point=${entry.itemId}`, label: 'La séance' },
    point: sheet.pointTitle,
    action,
    convertAction: `${action}/nature`,
    removeAction: `${action}/retrait`,
    version: entry.version,
    text: textField(form, 'text', entry.kind === 'action' ? 'La phrase de l’action' : 'Le texte', {
      rows: 3, readers: sheet.readers, help: 'Des faits et des lieux, jamais de noms de personnes.',
    }),
    forAction: taken === null ? null : actionFields(sheet, form),
    ownPage: isAlive ? { href: `/actions/${taken.action.id}`, label: taken.action.reference } : null,
    conversions: isAlive ? [] : conversionsFrom(entry.kind, sheet.mayBecomeAction),
  };
}

function presentValues({ entry, taken }: EntrySheet): FormState['values'] {
  if (taken === null) return { text: entry.text ?? '' };
  const { sentence, leadOrganisationId, dueOn } = taken.action;
  return { text: sentence, lead: leadOrganisationId ?? '', due: dueOn === null ? '' : longDate(dueOn), contributors: taken.contributorIds };
}

function actionFields({ organisations }: EntrySheet, form: FormState) {
  const choices = organisations.map(({ id, name }) => ({ value: id, label: name }));
  return {
    lead: selectField(form, 'lead', 'Qui', choices, { empty: 'Personne encore' }),
    due: dateField(form, 'due', 'Pour quand', { optional: true, help: 'En mots ou en chiffres' }),
    contributors: choiceField(form, 'contributors', 'Avec', choices, { optional: true }),
  };
}

const CONVERSIONS: Readonly<Record<EntryKind, string>> = {
  note: 'En faire une note',
  decision: 'En faire une décision',
  action: 'En faire une action',
};

function conversionsFrom(kind: EntryKind, mayBecomeAction: boolean) {
  const others = ENTRY_KINDS.filter((other) => other !== kind && (other !== 'action' || mayBecomeAction));
  return others.map((other) => ({ kind: ENTRY_KIND_KEYS[other], label: CONVERSIONS[other] }));
}
