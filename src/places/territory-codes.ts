/** INSEE code of a commune: two figures (or 2A, 2B), then three signs; overseas and invented communes have a letter there. */
const INSEE = /^\d[\dAB][\dA-Z]\d{2}$/;
const SIREN = /^\d{9}$/;

/** The INSEE code as it is stored, whatever the spaces and the case typed; null when it is none. */
export function parseInsee(typed: string): string | null {
  const code = bare(typed);
  return INSEE.test(code) ? code : null;
}

/** The SIREN of a groupement, nine figures; null when it is none. */
export function parseSiren(typed: string): string | null {
  const code = bare(typed);
  return SIREN.test(code) ? code : null;
}

/** A SIREN carries its own check (Luhn). A wrong one is told and kept: the register is the judge, not us. */
export function isSirenChecked(siren: string): boolean {
  const sum = [...siren].reverse().reduce((total, figure, rank) => total + digitSum(Number(figure) * (rank % 2 === 1 ? 2 : 1)), 0);
  return sum % 10 === 0;
}

function digitSum(value: number): number {
  return value > 9 ? value - 9 : value;
}

function bare(typed: string): string {
  return typed.replace(/\s/g, '').toUpperCase();
}
