import { parse } from 'csv-parse/sync';
import { isWorkbook, readWorkbook } from './workbook.js';

export const MOST_ROWS = 1000;

/** Rows of cells as they stand in the file, the header among them; or why there are none. */
export type Table = { readonly rows: readonly (readonly string[])[] } | { readonly error: string };

const UNREADABLE = 'Ce fichier ne se lit pas\u00a0: enregistrez-le au format XLSX ou CSV et recommencez';
const TOO_MANY = `Cette liste a plus de ${MOST_ROWS}\u00a0lignes\u00a0: coupez-la en deux`;
const EMPTY = 'Cette liste est vide';
const SEPARATORS = [';', '\t', ','] as const;

/** What Windows writes where Latin-1 has control signs; the decoder of some engines forgets it. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** A workbook, or a text in the encodings of French offices. */
export async function readFile(bytes: Buffer): Promise<Table> {
  if (!isWorkbook(bytes)) return readText(decoded(bytes));
  const rows = await readWorkbook(bytes);
  return rows === null ? { error: UNREADABLE } : bounded(rows);
}

/** A text with « ; », « , » or tabs, as it is pasted from a spreadsheet. */
export function readText(text: string): Table {
  if (text.includes('\0')) return { error: UNREADABLE };
  try {
    const rows = parse(text, { delimiter: separatorOf(text), relax_column_count: true, relax_quotes: true, skip_empty_lines: false, trim: true });
    return bounded(rows);
  } catch {
    return { error: 'Ce texte ne se lit pas comme un tableau\u00a0: un guillemet est sans doute resté ouvert' };
  }
}

/** UTF-8 with or without its mark, UTF-16 of « Texte Unicode », else the Windows encoding of Western Europe. */
export function decoded(bytes: Buffer): string {
  if (bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? sign);
  }
}

/** The one that the first line uses most. */
export function separatorOf(text: string): string {
  const [head = ''] = text.trimStart().split('\n');
  const counts = SEPARATORS.map((separator) => head.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';';
}

function bounded(rows: readonly (readonly string[])[]): Table {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== '')).length;
  if (filled === 0) return { error: EMPTY };
  return filled > MOST_ROWS + 1 ? { error: TOO_MANY } : { rows };
}
