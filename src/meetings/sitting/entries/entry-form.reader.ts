import type { OrganisationName } from '../../../people/index.js';
import { readFrenchDay } from '../../../platform/formatting/french-day.reader.js';
import type { FieldErrors } from '../../../platform/web/forms/form-reader.js';
import { entryKindOf } from './entry.wording.js';
import { readEntryLine } from './entry-line.reader.js';
import type { EntryWords, NewEntry } from './entry.service.js';
import type { EntryForm } from '../sitting.forms.js';

export interface EntryContext {
  readonly organisations: readonly OrganisationName[];
  readonly today: string;
}

export type EntryReading = { readonly entry: NewEntry; readonly notice: string | null } | { readonly errors: FieldErrors };

/** The line first, then the fields beside: what is typed last, in words, wins over a field left from the line before. */
export function readEntry(form: EntryForm, { organisations, today }: EntryContext): EntryReading {
  const radio = entryKindOf(form.kind);
  // A partner's short code is how the room writes it: « @pm », « @bh ».
  const named = organisations.map((organisation) => ({ ...organisation, acronym: organisation.code }));
  const line = readEntryLine(form.line, { organisations: named, today, kind: radio });
  if (line.error !== null) return { errors: { line: line.error } };
  const kind = line.kind ?? radio ?? 'note';
  const base = { itemId: form.item, kind, text: line.sentence, contributorIds: [] };
  if (kind !== 'action') return { entry: { ...base, leadOrganisationId: null, dueOn: null }, notice: line.notice };
  const who = { lead: form.lead, due: line.dueOn === null ? form.due : undefined };
  const fields = readActionFields(who, { organisations, today });
  if ('errors' in fields) return fields;
  const leadOrganisationId = line.organisationId ?? fields.leadOrganisationId;
  return { entry: { ...base, leadOrganisationId, dueOn: line.dueOn ?? fields.dueOn }, notice: line.notice };
}

/** « Qui » and « Pour quand », alone: the line of a sitting and its correction share them. */
export function readActionFields(
  { lead, due }: { readonly lead?: string | undefined; readonly due?: string | undefined },
  { organisations, today }: EntryContext,
): Pick<EntryWords, 'leadOrganisationId' | 'dueOn'> | { readonly errors: FieldErrors } {
  if (lead !== undefined && !organisations.some(({ id }) => id === lead)) return { errors: { lead: 'Choisissez une organisation de la liste.' } };
  if (due === undefined) return { leadOrganisationId: lead ?? null, dueOn: null };
  const reading = readFrenchDay(due, today);
  if ('error' in reading) return { errors: { due: reading.error } };
  return { leadOrganisationId: lead ?? null, dueOn: reading.day };
}
