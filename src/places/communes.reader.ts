import { sortKey } from '../platform/formatting/sort-key.js';
import { parseInsee } from './territory-codes.js';

export interface TypedCommune {
  readonly code: string | null;
  readonly name: string;
}

const LONGEST_NAME = 120;
const MOST_LINES = 300;

/** One commune a line, « 98F01 Valbrune » or its name alone; the error names the line. */
export function readCommunes(text: string): { readonly communes: readonly TypedCommune[] } | { readonly error: string } {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length > MOST_LINES) return { error: `${MOST_LINES}\u00a0communes au plus.` };
  const communes = lines.map(communeOf);
  const tooLong = communes.find(({ name }) => name.length > LONGEST_NAME);
  if (tooLong !== undefined) return { error: `Le nom «\u00a0${tooLong.name.slice(0, 40)}…\u00a0» est trop long\u00a0: ${LONGEST_NAME}\u00a0caractères au plus.` };
  const twice = communes.find((commune, index) => communes.slice(0, index).some((other) => isSame(commune, other)));
  if (twice !== undefined) return { error: `«\u00a0${twice.name}\u00a0» est écrite deux fois.` };
  return { communes };
}

function communeOf(line: string): TypedCommune {
  const [first = '', ...others] = line.split(/[\s,;\t]+/);
  const code = parseInsee(first);
  return code !== null && others.length > 0 ? { code, name: others.join(' ') } : { code: null, name: line };
}

function isSame(one: TypedCommune, other: TypedCommune): boolean {
  return one.code === null || other.code === null ? sortKey(one.name) === sortKey(other.name) : one.code === other.code;
}
