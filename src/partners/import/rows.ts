import { isEmail } from 'class-validator';
import { codeOf } from '../../people/index.js';
import { sortKey } from '../../platform/formatting/sort-key.js';
import { cleanLine } from '../../platform/web/forms/strict.js';
import { PHONE } from '../organisations/organisation.form.js';
import { readCategory } from './categories.js';
import { COLUMNS, type ColumnName, type ColumnPlaces } from './columns.js';

/** A line of the file that says something: its number there, and its cells by column. */
export interface ImportLine {
  readonly line: number;
  readonly cells: Readonly<Record<ColumnName, string>>;
}

/** What a line means once it was found sound. */
export interface ImportRow {
  readonly line: number;
  readonly organisation: string;
  readonly code: string | null;
  readonly category: number | null;
  /** Null: the line names an organisation alone. */
  readonly contact: RowContact | null;
  /** Cells that begin as a formula does: kept as text, and said. */
  readonly formulas: readonly string[];
}

export interface RowContact {
  readonly givenName: string;
  readonly familyName: string;
  /** The same person whatever the accents and the case. */
  readonly key: string;
  readonly jobTitle: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

export type RowReading = { readonly row: ImportRow } | { readonly line: number; readonly words: string; readonly reason: string };

const LONGEST: Readonly<Record<ColumnName, number>> = {
  organisation: 160, code: 20, category: 80, familyName: 80, givenName: 80, jobTitle: 160, email: 200, phone: 30,
};

/** The lines under the header, empty ones left out; the header is line 1. */
export function linesOf(rows: readonly (readonly string[])[], header: number, places: ColumnPlaces): ImportLine[] {
  return rows.flatMap((row, index) => {
    if (index <= header || row.every((cell) => cell.trim() === '')) return [];
    const cells = COLUMNS.map((column) => [column, row[places[column] ?? -1] ?? ''] as const);
    return [{ line: index + 1, cells: Object.fromEntries(cells) as Record<ColumnName, string> }];
  });
}

/** Everything that is wrong with a line alone, whatever the council already knows. */
export function readRow({ line, cells }: ImportLine): RowReading {
  const clean = Object.fromEntries(COLUMNS.map((column) => [column, cleanLine(cells[column])])) as Record<ColumnName, string | null>;
  const words = COLUMNS.map((column) => clean[column] ?? '').filter((text) => text !== '').join(' · ');
  const refuse = (reason: string): RowReading => ({ line, words, reason });
  if (COLUMNS.some((column) => clean[column] === null)) return refuse('caractères illisibles');
  const texts = clean as Record<ColumnName, string>;
  const reason = faultOf(texts);
  return reason === null ? { row: rowOf(line, texts) } : refuse(reason);
}

function faultOf(texts: Readonly<Record<ColumnName, string>>): string | null {
  const long = COLUMNS.find((column) => texts[column].length > LONGEST[column]);
  if (long !== undefined) return `cellule trop longue (${LONGEST[long]}\u00a0caractères au plus)`;
  if (texts.organisation.length < 2) return 'organisation manquante';
  if (texts.code !== '' && codeOf(texts.code) === '') return 'sigle sans lettre ni chiffre';
  if (texts.category !== '' && readCategory(texts.category) === null) return 'catégorie inconnue';
  const isNamed = texts.familyName !== '' && texts.givenName !== '';
  if (!isNamed && [texts.familyName, texts.givenName, texts.jobTitle, texts.email, texts.phone].some((text) => text !== '')) {
    return texts.familyName === '' ? 'nom manquant' : 'prénom manquant';
  }
  if (texts.email !== '' && !isEmail(texts.email)) return 'courriel mal écrit';
  return texts.phone !== '' && !PHONE.test(texts.phone) ? 'téléphone mal écrit' : null;
}

function rowOf(line: number, texts: Readonly<Record<ColumnName, string>>): ImportRow {
  const { organisation, code, category, familyName, givenName, jobTitle, email, phone } = texts;
  const contact = { givenName, familyName, key: sortKey(`${familyName} ${givenName}`), jobTitle: orNull(jobTitle), email: orNull(email.toLowerCase()), phone: orNull(phone) };
  const formulas = COLUMNS.filter((column) => column !== 'phone').map((column) => texts[column]).filter((text) => /^[=+\-@]/.test(text));
  return { line, organisation, code: code === '' ? null : codeOf(code), category: readCategory(category), contact: familyName === '' ? null : contact, formulas };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/** A line as a hidden field carries it from the preview to the confirmation, where it is read again from the start. */
export function packed({ line, cells }: ImportLine): string {
  return [String(line), ...COLUMNS.map((column) => cleanLine(cells[column]) ?? '')].join('\t');
}

/** Null for what no page of ours sends. */
export function unpacked(text: string): ImportLine | null {
  const [line = '', ...texts] = text.split('\t');
  if (!/^[1-9]\d{0,5}$/.test(line) || texts.length !== COLUMNS.length) return null;
  const cells = COLUMNS.map((column, index) => [column, texts[index] ?? ''] as const);
  return { line: Number(line), cells: Object.fromEntries(cells) as Record<ColumnName, string> };
}
