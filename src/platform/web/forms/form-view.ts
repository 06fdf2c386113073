import type { WhoReadsView } from './who-reads-view.js';

/** What the field components print, and the builders presenters use to make it. Plain data; absent is null. */

export type FormValues = Readonly<Record<string, string | readonly string[]>>;
export type FormErrors = Readonly<Record<string, string>>;

/** What a form page knows of its form: what was typed (or the present values) and what is wrong with it. */
export interface FormState {
  readonly values: FormValues;
  readonly errors: FormErrors;
}

export const EMPTY_FORM: FormState = { values: {}, errors: {} };

interface FieldHead {
  readonly name: string;
  readonly id: string;
  readonly label: string;
  /** Said after the label for screen readers alone, when several fields of the page share it. */
  readonly about: string | null;
  readonly help: string | null;
  readonly error: string | null;
  readonly optional: boolean;
  /** Who will read what is written there. */
  readonly readers: WhoReadsView | null;
  /** Ids for aria-describedby: help, readers, then error. */
  readonly describedBy: string | null;
}

export interface FieldView extends FieldHead {
  readonly value: string;
  readonly type: 'text' | 'email' | 'password' | 'search' | 'date';
  readonly width: 'court' | 'moyen' | 'code' | 'ligne' | null;
  readonly inputMode: 'numeric' | 'tel' | null;
  readonly autocomplete: string | null;
  readonly maxLength: number | null;
  readonly rows: number | null;
  readonly suggestions: readonly string[];
}

/** A file chosen on the person's own machine; a browser never sends one back. */
export interface FileView extends FieldHead {
  readonly accept: string;
}

export interface OptionView {
  readonly value: string;
  readonly label: string;
  readonly id: string;
  readonly isChosen: boolean;
  readonly isDisabled: boolean;
  /** Second line under the label. */
  readonly note: string | null;
  readonly icon: string | null;
  readonly tone: string | null;
}

/** Radios, checkboxes, segment, three states, select: one shape, several components. */
export interface ChoiceFieldView extends FieldHead {
  readonly options: readonly OptionView[];
  readonly width: 'court' | 'moyen' | null;
}

export type SelectView = ChoiceFieldView;

export interface CheckboxView {
  readonly name: string;
  readonly id: string;
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
  readonly error: string | null;
}

export interface ErrorSummaryView {
  readonly title: string;
  readonly errors: readonly { readonly href: string; readonly message: string }[];
}

interface HeadOptions {
  readonly help?: string;
  readonly optional?: boolean;
  readonly about?: string;
  readonly readers?: WhoReadsView;
  /** When the same field appears several times on a page; then give `errorSummary` the same id. */
  readonly id?: string;
}

export interface TextOptions extends HeadOptions {
  readonly type?: FieldView['type'];
  readonly width?: NonNullable<FieldView['width']>;
  readonly inputMode?: NonNullable<FieldView['inputMode']>;
  readonly autocomplete?: string;
  readonly maxLength?: number;
  readonly rows?: number;
  readonly suggestions?: readonly string[];
}

export interface ChoiceOptions extends HeadOptions {
  readonly width?: NonNullable<ChoiceFieldView['width']>;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly note?: string;
  readonly icon?: string;
  readonly tone?: string;
  readonly disabled?: boolean;
}

/** For `components/field` (one line) and `components/textarea`. */
export function textField(form: FormState, name: string, label: string, options: TextOptions = {}): FieldView {
  return {
    ...head(form, name, label, options),
    // A password is never sent back to the browser.
    value: options.type === 'password' ? '' : firstOf(form.values[name]),
    type: options.type ?? 'text',
    width: options.width ?? null,
    inputMode: options.inputMode ?? null,
    autocomplete: options.autocomplete ?? null,
    maxLength: options.maxLength ?? null,
    rows: options.rows ?? null,
    suggestions: options.suggestions ?? [],
  };
}

/** A date in words or figures: the server reads « 28/02/2026 » as well as « lundi 16 mars ». */
export function dateField(form: FormState, name: string, label: string, options: TextOptions = {}): FieldView {
  return textField(form, name, label, { width: 'moyen', autocomplete: 'off', help: 'Exemple : 28/02/2026', ...options });
}

/** For `components/file-field`, in a form whose `enctype` is `multipart/form-data`. */
export function fileField(form: FormState, name: string, label: string, options: HeadOptions & { readonly accept: string }): FileView {
  return { ...head(form, name, label, options), accept: options.accept };
}

/** For `components/radios`, `components/checkboxes`, `components/segment`, `components/three-state`. */
export function choiceField(form: FormState, name: string, label: string, choices: readonly Choice[], options: ChoiceOptions = {}): ChoiceFieldView {
  const base = head(form, name, label, options);
  const chosen = form.values[name] ?? '';
  return {
    ...base,
    width: options.width ?? null,
    options: choices.map((choice, index) => ({
      value: choice.value,
      label: choice.label,
      // The first one carries the id of the field, so that the error summary leads to it.
      id: index === 0 ? base.id : `${base.id}-${index + 1}`,
      isChosen: typeof chosen === 'string' ? chosen === choice.value : chosen.includes(choice.value),
      isDisabled: choice.disabled ?? false,
      note: choice.note ?? null,
      icon: choice.icon ?? null,
      tone: choice.tone ?? null,
    })),
  };
}

export const radioField = choiceField;

/** For `components/select`; `empty` is the label of the line that means « nothing chosen ». */
export function selectField(
  form: FormState,
  name: string,
  label: string,
  choices: readonly Choice[],
  options: ChoiceOptions & { readonly empty?: string } = {},
): SelectView {
  const lines = options.empty === undefined ? choices : [{ value: '', label: options.empty }, ...choices];
  return choiceField(form, name, label, lines, options);
}

export function checkbox(form: FormState, name: string, label: string, value = '1'): CheckboxView {
  const chosen = form.values[name] ?? '';
  const isChosen = typeof chosen === 'string' ? chosen === value : chosen.includes(value);
  return { name, id: name, value, label, isChosen, error: form.errors[name] ?? null };
}

const IN_LETTERS = ['', 'Une', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six', 'Sept', 'Huit', 'Neuf', 'Dix'];

/** Null when nothing is wrong. `ids` says where a field lives when its id is not its name. */
export function errorSummary(errors: FormErrors, ids: Readonly<Record<string, string>> = {}): ErrorSummaryView | null {
  const found = Object.entries(errors);
  if (found.length === 0) return null;
  const noun = found.length === 1 ? 'réponse' : 'réponses';
  return {
    title: `${IN_LETTERS[found.length] ?? found.length} ${noun} à reprendre`,
    errors: found.map(([name, message]) => ({ href: `#${ids[name] ?? name}`, message })),
  };
}

export function hasErrors(form: FormState): boolean {
  return Object.keys(form.errors).length > 0;
}

function head(form: FormState, name: string, label: string, options: HeadOptions): FieldHead {
  const id = options.id ?? name;
  const help = options.help ?? null;
  const error = form.errors[name] ?? null;
  const readers = options.readers ?? null;
  const describedBy = [help === null ? '' : `${id}-aide`, readers === null ? '' : `${id}-lecteurs`, error === null ? '' : `${id}-erreur`].filter((part) => part !== '').join(' ');
  return {
    name,
    id,
    label,
    about: options.about ?? null,
    help,
    error,
    optional: options.optional ?? false,
    readers,
    describedBy: describedBy === '' ? null : describedBy,
  };
}

function firstOf(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}
