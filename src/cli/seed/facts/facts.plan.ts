import { addDays, quarterBounds } from '../../../platform/clock/calendar.js';
import { FACTS, type FactRunData } from './facts.data.js';
import { toldQuarters } from '../quarters.js';
import { spread, weightsOf } from './spread.js';

/** One fact to declare. `hour` is the start of its band; `time` is known for two of them only. */
export interface PlannedFact {
  readonly day: string;
  readonly hour: number | null;
  readonly time: string | null;
  readonly declarer: string;
  readonly text: string | null;
  /** Rank among the facts of its problem, by date: bands, places and declarers are taken in turn along it. */
  readonly rank: number;
}

interface Dated {
  readonly day: string;
  readonly hour?: number;
  readonly declarer?: string;
}

const WEEKDAYS = ['lu', 'ma', 'me', 'je', 've', 'sa', 'di'];
const RECENT_RUNS = [[-84, -61], [-58, -29], [-28, -4]] as const;
const LAST_OF_QUARTERS = -85;

/** All the facts of a problem, in the order of their days. */
export function factsOf(run: FactRunData, monday: string): PlannedFact[] {
  const listed = run.problem === FACTS.listed.problem ? listedFacts(monday) : [];
  const recent = recentFacts(run, monday);
  const counted = [...listed, ...recent.flat()];
  const extra = FACTS.extra.filter(({ problem }) => problem === run.problem).map(({ day, declarer }) => ({ day: addDays(monday, day), declarer }));
  const dated: Dated[] = [...quarterFacts(run, monday, counted), ...listed, ...recent.flat(), ...extra];
  dated.sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  return dated.map((fact, rank) => planned(run, fact, rank, monday));
}

function planned({ bands = [null], declarers }: FactRunData, { day, hour, declarer }: Dated, rank: number, monday: string): PlannedFact {
  const told = FACTS.listed.told.find((fact) => hour !== undefined && addDays(monday, fact.day) === day);
  return {
    day,
    hour: hour ?? inTurn(bands, rank),
    time: told?.time ?? null,
    declarer: told?.declarer ?? declarer ?? inTurn(declarers, rank),
    text: told?.text ?? null,
    rank,
  };
}

function recentFacts({ recent = [], weights }: FactRunData, monday: string): Dated[][] {
  return recent.map((n, index) => {
    const [first, last] = RECENT_RUNS[index] as readonly [number, number];
    return spread(n, addDays(monday, first), addDays(monday, last), weightsOf(weights)).map((day) => ({ day }));
  });
}

/** Each quarter up to twelve weeks ago, less what the later runs already give it. */
function quarterFacts({ quarters, weights, end }: FactRunData, monday: string, counted: readonly Dated[]): Dated[] {
  const limit = addDays(monday, LAST_OF_QUARTERS);
  return toldQuarters(monday).flatMap((quarter, index) => {
    const { first, last } = quarterBounds(quarter);
    const eve = end === undefined ? limit : addDays(monday, end - 1);
    const until = [last, limit, eve].sort()[0] as string;
    const n = (quarters[index] ?? 0) - counted.filter(({ day }) => day >= first && day <= last).length;
    return spread(Math.max(n, 0), first < until ? first : until, until, weightsOf(weights)).map((day) => ({ day }));
  });
}

function listedFacts(monday: string): Dated[] {
  const start = addDays(monday, FACTS.listed.firstDay);
  return FACTS.listed.weeks.flatMap((week, index) =>
    week.split(' ').map((word) => ({ day: addDays(start, 7 * index + WEEKDAYS.indexOf(word.slice(0, 2))), hour: Number(word.slice(2)) })),
  );
}

/** The element of a short list that comes up at that rank when it is told over and over. */
export function inTurn<T>(list: readonly T[], rank: number): T {
  return list[rank % list.length] as T;
}
