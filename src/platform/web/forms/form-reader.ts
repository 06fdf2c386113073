import 'reflect-metadata';
import { getMetadataStorage, validate, type ValidationError } from 'class-validator';
import { BadRequest } from '../errors.js';
import { cleanText } from './strict.js';

export type Typed = Readonly<Record<string, string>>;
export type FieldErrors = Readonly<Record<string, string>>;

/** Refused or not, it is also the `FormState` of its page: what was typed and what is wrong. */
export type FormReading<T> =
  | { readonly ok: true; readonly form: T; readonly values: Typed; readonly errors: FieldErrors }
  | { readonly ok: false; readonly values: Typed; readonly errors: FieldErrors };

const LONGEST_FIELD = 200_000;
const REFUSED_TEXT = 'Ce texte contient des caractères illisibles : retapez-le.';

/**
 * Reads one HTML form into its class: declared fields only, texts normalised (NFC) and trimmed, an empty field absent
 * (`undefined`) so that `@IsOptional()` means what it says. Throws `BadRequest` for a value that no page of ours sends.
 */
export async function readForm<T extends object>(Form: new () => T, body: unknown): Promise<FormReading<T>> {
  const sent = fieldsOf(body);
  const form = new Form();
  const values: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const name of declaredFields(Form)) {
    const raw = sent[name];
    if (raw === undefined) continue;
    const text = cleanText(raw);
    values[name] = text ?? legible(raw);
    if (text === null) errors[name] = REFUSED_TEXT;
    else if (text !== '') (form as Record<string, unknown>)[name] = text;
  }
  for (const failure of await validate(form, { stopAtFirstError: true, forbidUnknownValues: true })) {
    errors[failure.property] ??= messageOf(failure);
  }
  return Object.keys(errors).length === 0 ? { ok: true, form, values, errors } : { ok: false, values, errors };
}

/** Values of fields named `prefix` + id, for forms with one row per action, seat or point: `{ id: text }`. */
export function readRows(body: unknown, prefix: string): Record<string, string> {
  const rows: Record<string, string> = {};
  for (const [name, raw] of Object.entries(fieldsOf(body))) {
    if (name.startsWith(prefix)) rows[name.slice(prefix.length)] = cleanText(raw) ?? '';
  }
  return rows;
}

/** The values of a group of checkboxes, which alone may repeat their name. */
export function readChoices(body: unknown, name: string): string[] {
  const raw = isRecord(body) ? body[name] : undefined;
  const values = raw === undefined ? [] : Array.isArray(raw) ? raw : [raw];
  if (!values.every((value) => typeof value === 'string')) throw new BadRequest('Formulaire illisible.');
  return values;
}

/** The row version that a form was made from. A missing or odd one is a form that we never made. */
export function readVersion(body: unknown): number {
  const text = fieldsOf(body).version ?? '';
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new BadRequest('Formulaire incomplet : rechargez la page.');
  return Number(text);
}

/** The one-time key of a creating form. */
export function readFormKey(body: unknown): string {
  const text = fieldsOf(body).formKey ?? '';
  if (!/^[0-9a-f-]{36}$/.test(text)) throw new BadRequest('Formulaire incomplet : rechargez la page.');
  return text;
}

/** Fields sent once; a repeated one is left out here and read by `readChoices` where a form expects it. */
export function fieldsOf(body: unknown): Record<string, string> {
  if (body === undefined || body === null) return {};
  if (!isRecord(body)) throw new BadRequest('Formulaire illisible.');
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(body)) {
    if (Array.isArray(value)) continue;
    if (typeof value !== 'string') throw new BadRequest('Formulaire illisible.');
    if (value.length > LONGEST_FIELD) throw new BadRequest('Texte trop long : 200 000 caractères au plus.');
    fields[name] = value;
  }
  return fields;
}

/** What can be given back of an unreadable text: no engine and no page could hold the rest. */
function legible(raw: string): string {
  return raw.replaceAll('\0', '').toWellFormed();
}

function declaredFields(Form: new () => object): Set<string> {
  const metadata = getMetadataStorage().getTargetValidationMetadatas(Form, '', false, false);
  return new Set(metadata.map((rule) => rule.propertyName));
}

function messageOf(failure: ValidationError): string {
  return Object.values(failure.constraints ?? {})[0] ?? 'Valeur refusée.';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
