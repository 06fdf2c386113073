import { randomInt } from 'node:crypto';
import { sha256 } from '../../platform/formatting/canonical-json.js';

/** Without the signs that are read for one another: I, L, O, U. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 4;
const SIGNS_PER_GROUP = 4;

export const CODE_LIFE_MS = 24 * 3_600_000;

/** Four groups of four signs: 80 bits. */
export function makeCode(): string {
  const group = (): string => Array.from({ length: SIGNS_PER_GROUP }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** A code typed in small letters, with spaces or without hyphens, an O for a zero, is the same code. */
export function hashCode(typed: string): string {
  const signs = typed.toUpperCase().replace(/[^0-9A-Z]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return sha256(`set-up ${signs}`);
}
