/** A spreadsheet runs a cell that starts like a formula: an apostrophe before it makes it the text that it is. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** One CSV file as French spreadsheets open it: UTF-8 with its mark, semicolons, every cell quoted. */
export function csvFile(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\ufeff${[head, ...rows].map(csvLine).join('\r\n')}\r\n`;
}

function csvLine(cells: readonly string[]): string {
  return cells.map(csvCell).join(';');
}

function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
