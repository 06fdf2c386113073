/** The unbreakable space of French typography. */
export const NBSP = '\u00a0';

const WORDS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'] as const;

export type Gender = 'masculine' | 'feminine';

/** « 18 204 », « 1,5 »: at most two decimals unless told. */
export function number(n: number, decimals = 2): string {
  const rounded = Number(n.toFixed(decimals));
  const [whole = '0', fraction] = plainDigits(Math.abs(rounded), decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NBSP);
  const sign = rounded < 0 ? '−' : '';
  return fraction === undefined ? sign + grouped : `${sign}${grouped},${fraction}`;
}

/** « 0 fait », « 1,5 jour », « 2 faits »: the plural begins at 2. */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${number(n)}${NBSP}${agree(n, singular, plural)}`;
}

/** The word alone: « fait » for 0 and 1, « faits » from 2. */
export function agree(n: number, singular: string, plural = `${singular}s`): string {
  return Math.abs(n) < 2 ? singular : plural;
}

/** « 19 jours ». */
export function days(n: number): string {
  return count(n, 'jour');
}

/** « 1 h 25 », « 20 min », « 2 h ». */
export function duration(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest}${NBSP}min`;
  const hour = `${number(hours)}${NBSP}h`;
  return rest === 0 ? hour : `${hour}${NBSP}${String(rest).padStart(2, '0')}`;
}

/** « deux », up to ten; figures above. */
export function inWords(n: number, gender: Gender = 'masculine'): string {
  if (n === 1 && gender === 'feminine') return 'une';
  return WORDS[n] ?? number(n);
}

/** « 1er », « 1re », « 2e ». */
export function ordinal(n: number, gender: Gender = 'masculine'): string {
  if (n === 1) return gender === 'feminine' ? '1re' : '1er';
  return `${number(n)}e`;
}

function plainDigits(n: number, decimals: number): string {
  // toFixed never writes an exponent below 1e21, which no figure of a council reaches.
  const text = n.toFixed(decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
