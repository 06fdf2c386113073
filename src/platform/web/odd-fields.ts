import { BadRequest } from './errors.js';

/** The groups of checkboxes, in forms and in the filters of lists: they alone may be sent several times. */
export const REPEATABLE: ReadonlySet<string> = new Set(['contributors', 'organisations', 'contacts', 'line', 'etat', 'sans', 'suivi', 'niveau']);

const NEVER_A_NAME: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Refuses what none of our pages sends: a field sent twice, of which one value would be ignored, and the names by which other
 * servers build lists and objects. Nothing of it reaches a handler.
 */
export function refuseOddFields(...parts: readonly unknown[]): void {
  for (const part of parts) {
    if (typeof part !== 'object' || part === null) continue;
    for (const [name, value] of Object.entries(part)) {
      const isOdd = /[[\]]/.test(name) || NEVER_A_NAME.has(name) || (typeof value !== 'string' && !REPEATABLE.has(name));
      if (isOdd) throw new BadRequest('Cette demande est illisible.');
    }
  }
}
