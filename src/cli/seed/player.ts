import { MovableClock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

/** Something that happened in a council's life, played by the services at its own instant. */
export interface Act {
  readonly at: string;
  /** Small acts that follow one another share a unit of work: thousands of commits would cost a minute. */
  readonly isSmall?: boolean;
  readonly run: () => Promise<void>;
}

const SMALL_ACTS_TOGETHER = 60;

/** Plays acts in the order of their instants, those of one instant as they were given; what comes after `until` never happened. */
export async function play(acts: readonly Act[], until: string, clock: MovableClock, database: Database): Promise<void> {
  const past = acts.filter(({ at }) => at <= until).map((act, rank) => ({ act, rank }));
  past.sort((a, b) => compare(a.act.at, b.act.at) || a.rank - b.rank);
  for (const scene of scenesOf(past.map(({ act }) => act))) {
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

/** Runs of small acts, by sixty; every other act alone. */
function scenesOf(acts: readonly Act[]): Act[][] {
  const scenes: Act[][] = [];
  for (const act of acts) {
    const last = scenes.at(-1);
    const joins = act.isSmall === true && last !== undefined && last[0]?.isSmall === true && last.length < SMALL_ACTS_TOGETHER;
    if (joins) last.push(act);
    else scenes.push([act]);
  }
  return scenes;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
