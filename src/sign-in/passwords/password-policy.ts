import { asCompared, lengthOf, LONGEST_PASSWORD } from './passwords.js';

/** What surrounds the person whose password it is. */
export interface PasswordContext {
  readonly isTechnicalAdministrator: boolean;
  /** Given and family names, address, councils: words that others know of her. */
  readonly words: readonly string[];
}

const SHORTEST = 12;
const SHORTEST_OF_ADMINISTRATOR = 16;
/** Signs that must be left once the words of the place are taken away. */
const OWN_SIGNS = 5;
const FEWEST_DIFFERENT = 5;

const WORDS_OF_THE_PLACE = ['clspd', 'cispd', 'beffroi', 'conseil', 'mairie', 'ville', 'police', 'prefecture', 'commune', 'agglomeration', 'motdepasse', 'password'];
const KEYBOARD = ['azertyuiop', 'qsdfghjklm', 'wxcvbn', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azerty', 'qwerty', 'abcdefghijklmnopqrstuvwxyz', 'abcdef'];

/**
 * Why a password cannot be chosen, with what to do; null: it can. Length, then what guessers try first. No rule on the kinds
 * of signs: they make passwords that are hard to keep in mind and no harder to guess.
 */
export function refusalOf(password: string, context: PasswordContext, common: ReadonlySet<string>): string | null {
  const length = lengthOf(password);
  const least = context.isTechnicalAdministrator ? SHORTEST_OF_ADMINISTRATOR : SHORTEST;
  if (password.includes('\0')) return 'Ce mot de passe contient un signe illisible\u00a0: retapez-le.';
  if (length < least) return `Ce mot de passe est trop court\u00a0: prenez au moins ${least} signes, par exemple quatre mots sans rapport entre eux.`;
  if (length > LONGEST_PASSWORD) return `Ce mot de passe est trop long\u00a0: ${LONGEST_PASSWORD} signes au plus.`;
  const folded = fold(password);
  if (new Set(folded).size < FEWEST_DIFFERENT) return 'Ce mot de passe répète toujours les mêmes signes\u00a0: prenez par exemple quatre mots sans rapport entre eux.';
  if (isCommon(folded, common)) return 'Ce mot de passe est l’un des premiers que l’on essaie\u00a0: prenez par exemple quatre mots sans rapport entre eux.';
  if (isLittleElse(folded, context.words)) return 'Ce mot de passe se devine\u00a0: il tient surtout à votre nom, à votre conseil ou à des mots d’ici. Ajoutez des mots sans rapport.';
  return null;
}

/** As in the list, whatever the case and whatever digits or signs follow or come before. */
function isCommon(folded: string, common: ReadonlySet<string>): boolean {
  const bare = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const trailing = folded.replace(/[^\p{L}]+$/u, '');
  return [folded, trailing, bare, twice(folded)].some((form) => form.length > 3 && common.has(form));
}

/** « soleilsoleil » is « soleil ». */
function twice(text: string): string {
  const half = text.slice(0, text.length / 2);
  return text === half + half ? half : text;
}

function isLittleElse(folded: string, words: readonly string[]): boolean {
  const known = [...WORDS_OF_THE_PLACE, ...KEYBOARD, ...words.flatMap(partsOf)].sort((a, b) => b.length - a.length);
  let left = folded;
  for (const word of known) left = left.replaceAll(word, ' ');
  if (left === folded) return false;
  return left.replace(/[^\p{L}]/gu, '').length < OWN_SIGNS;
}

function partsOf(text: string): string[] {
  const whole = fold(text).replace(/[^\p{L}\p{N}]/gu, '');
  return [whole, ...fold(text).split(/[^\p{L}]+/u)].filter((word) => word.length >= 3);
}

function fold(text: string): string {
  return asCompared(text).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
