import type { StandingItem } from '../meeting-words.js';

interface Placed {
  readonly standing: StandingItem | null;
}

const OPENING: readonly StandingItem[] = ['opening', 'approval', 'follow_up'];

/**
 * Where a new point enters an agenda that somebody may already have ordered by hand: the usual first points after those that
 * open it, a round table last, anything else before the closing round table.
 */
export function entryIndex(agenda: readonly Placed[], entering: Placed): number {
  if (entering.standing === 'round_table') return agenda.length;
  if (entering.standing !== null && OPENING.includes(entering.standing)) return openingRun(agenda, entering.standing);
  const last = agenda.at(-1);
  return last?.standing === 'round_table' ? agenda.length - 1 : agenda.length;
}

function openingRun(agenda: readonly Placed[], standing: StandingItem): number {
  const before = OPENING.slice(0, OPENING.indexOf(standing) + 1);
  const first = agenda.findIndex((item) => item.standing === null || !before.includes(item.standing));
  return first === -1 ? agenda.length : first;
}

/** The same list with one item moved a step; unchanged at the edge. */
export function steppedTo<T>(list: readonly T[], index: number, direction: 'up' | 'down'): T[] {
  const other = direction === 'up' ? index - 1 : index + 1;
  const moved = [...list];
  const [item, neighbour] = [list[index], list[other]];
  if (item === undefined || neighbour === undefined) return moved;
  moved[index] = neighbour;
  moved[other] = item;
  return moved;
}
