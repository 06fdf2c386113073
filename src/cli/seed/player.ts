import { MovableClock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

/** Something that happened in a council's life, played by the services at its own instant. */
export interface Act {
  readonly at: string;
  /** Small acts that follow one another share a unit of work: thousands of commits would cost a minute. */
  readonly isSmall?: boolean;
  readonly run: () => Promise<void>;
}

const SMALL_ACTS_TOGETHER = 200;

/** Plays acts in the order of their instants, those of one instant as they were given; what comes after `until` never happened. */
export async function play(acts: readonly Act[], until: string, clock: MovableClock, database: Database): Promise<void> {
  for (const scene of scenesOf(acts, until)) {
    if (scene.length === 1) await playOne(scene[0] as Act, clock);
    else await database.unitOfWork(() => playAll(scene, clock));
  }
  clock.moveTo(until);
}

async function playAll(scene: readonly Act[], clock: MovableClock): Promise<void> {
  for (const act of scene) await playOne(act, clock);
}

async function playOne(act: Act, clock: MovableClock): Promise<void> {
  clock.moveTo(act.at);
  await act.run();
}

/** What happened until that instant, in its order: runs of small acts together, every other act alone. */
export function scenesOf<T extends Pick<Act, 'at' | 'isSmall'>>(acts: readonly T[], until: string): T[][] {
  const scenes: T[][] = [];
  for (const act of inOrder(acts.filter(({ at }) => at <= until))) {
    const last = scenes.at(-1);
    const joins = act.isSmall === true && last !== undefined && last[0]?.isSmall === true && last.length < SMALL_ACTS_TOGETHER;
    if (joins) last.push(act);
    else scenes.push([act]);
  }
  return scenes;
}

/** Sorting is stable: acts of one instant stay as they were given. */
function inOrder<T extends Pick<Act, 'at'>>(acts: readonly T[]): T[] {
  return [...acts].sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
}
