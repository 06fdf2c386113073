import { readFrenchDay, readPastFrenchDay } from '../platform/formatting/french-day.reader.js';
import type { LinkView } from '../platform/web/components/page-view.js';
import { RuleViolation } from '../platform/web/errors.js';
import {
  type CheckboxView, type ChoiceFieldView, type ErrorSummaryView, errorSummary, type FieldView, type FormState, hasErrors, type SelectView,
} from '../platform/web/forms/form-view.js';

/** One field of a form, whatever its kind: exactly one of them is not null. */
export interface FormPart {
  readonly text: FieldView | null;
  readonly area: FieldView | null;
  readonly select: SelectView | null;
  readonly radios: ChoiceFieldView | null;
  readonly boxes: ChoiceFieldView | null;
  readonly box: CheckboxView | null;
}

export interface FormGroup {
  /** Null: the fields stand by themselves. */
  readonly legend: string | null;
  readonly note: string | null;
  readonly parts: readonly FormPart[];
  /** Closed until it is of use: then only its legend shows. Null: it does not fold. */
  readonly fold: { readonly isOpen: boolean } | null;
}

/** A page that is one form: `views/councils/administration-form`. */
export interface CouncilFormPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly parent: LinkView;
  readonly intro: string;
  /** What stands in the margin: what happens, what stays. */
  readonly notes: readonly string[];
  readonly action: string;
  readonly groups: readonly FormGroup[];
  readonly submit: string;
  readonly submitStyle: '' | 'danger';
  readonly formKey: string | null;
  readonly version: number | null;
}

type Given = Pick<CouncilFormPage, 'title' | 'parent' | 'action' | 'groups' | 'submit'> & Partial<CouncilFormPage>;

export function councilForm(form: FormState, given: Given): CouncilFormPage {
  const nothing = { intro: 'Tous les champs sont obligatoires, sauf mention contraire.', notes: [], submitStyle: '' as const, formKey: null, version: null };
  return { ...nothing, ...given, hasErrors: hasErrors(form), errorSummary: errorSummary(form.errors) };
}

const NO_PART: FormPart = { text: null, area: null, select: null, radios: null, boxes: null, box: null };

export function part(kind: Partial<FormPart>): FormPart {
  return { ...NO_PART, ...kind };
}

export function group(parts: readonly FormPart[], legend: string | null = null, note: string | null = null): FormGroup {
  return { legend, note, parts, fold: null };
}

/** Fields of little use at first: their legend opens them. */
export function foldedGroup(parts: readonly FormPart[], legend: string, note: string, isOpen: boolean): FormGroup {
  return { legend, note, parts, fold: { isOpen } };
}

/** A day typed in words or figures; what is wrong with it goes beside the field. Null when it is wrong, or empty. */
export function readDay(values: FormState['values'], name: string, errors: Record<string, string>, today: string, asked: { past?: boolean; optional?: boolean } = {}): string | null {
  const typed = String(values[name] ?? '').trim();
  if (typed === '') {
    if (asked.optional !== true) errors[name] ??= 'Indiquez une date';
    return null;
  }
  const read = asked.past === true ? readPastFrenchDay(typed, today) : readFrenchDay(typed, today);
  if ('day' in read) return read.day;
  errors[name] ??= read.error;
  return null;
}

/** A rule that says no stands beside the field that it speaks of, and what was typed is kept. Null: refused. */
export async function orBeside<T>(errors: Record<string, string>, fields: Readonly<Record<string, string>>, otherwise: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    errors[fields[error.rule] ?? otherwise] = error.explanation;
    return null;
  }
}
