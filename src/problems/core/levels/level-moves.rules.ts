import { type Audience, isBelow, sameAudience } from '../../../platform/access/audience.js';
import { RuleViolation } from '../../../platform/web/errors.js';

export type LevelMove = 'raise' | 'lower';

/**
 * The order of model.md 1: `public` < `members` < `restricted`, and `members` < `group(x)`. Null when the row already stands
 * there; refused between `restricted` and a group, or between two groups, which do not compare.
 */
export function levelMove(from: Audience, to: Audience): LevelMove | null {
  if (sameAudience(from, to)) return null;
  if (isBelow(from, to)) return 'raise';
  if (isBelow(to, from)) return 'lower';
  throw new RuleViolation('level.incomparable', INCOMPARABLE);
}

const INCOMPARABLE =
  'Les lecteurs de ces deux niveaux ne sont pas les mêmes\u00a0: l’un ne remplace pas l’autre. ' +
  'Ouvrez plutôt un dossier neutre de niveau Membres pour en parler ailleurs.';

/** What belongs to a problem is never more open than it. */
export function expectNotWider(to: Audience, parent: Audience | null): void {
  if (parent === null || isBelow(parent, to)) return;
  throw new RuleViolation('level.wider', 'Un élément n’est jamais plus ouvert que son dossier\u00a0: ouvrez d’abord le dossier.');
}

const SHORTEST_REASON = 5;

/** Every change says why; a lowering says besides that the words were read again. */
export function expectSaid(move: LevelMove, { reason, isReread }: { readonly reason: string; readonly isReread: boolean }): void {
  if (reason.trim().length < SHORTEST_REASON) throw new RuleViolation('level.reason', 'Dites pourquoi ce niveau change.');
  if (move === 'lower' && !isReread) throw new RuleViolation('level.reread', 'Relisez le texte, puis cochez la case\u00a0: il ne doit désigner personne.');
}
