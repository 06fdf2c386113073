import { capitalise, count, list, NBSP, WEEKDAYS } from '../../platform/formatting/french.js';
import type { HourCounts } from './fact-figures.js';

export interface HourFinding {
  readonly title: string;
  readonly sentences: string;
  /** Said when the hour of some facts is unknown. */
  readonly caveat: string | null;
}

interface Block {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly firstBand: number;
  readonly lastBand: number;
}

interface Part {
  readonly name: string;
  readonly none: string;
  readonly firstBand: number;
  readonly lastBand: number;
}

const PARTS: readonly Part[] = [
  { name: 'dans la nuit', none: 'la nuit après minuit', firstBand: 0, lastBand: 2 },
  { name: 'au matin', none: 'en matinée', firstBand: 3, lastBand: 5 },
  { name: 'après-midi', none: 'l’après-midi', firstBand: 6, lastBand: 8 },
  { name: 'soir', none: 'le soir', firstBand: 9, lastBand: 11 },
];

/** Fewer facts say nothing about habits. */
const ENOUGH = 5;
/** A cell belongs to the busy moment when it holds at least that many times the mean of the week. */
const BUSY = 3.5;

/** The grid in words: its busiest moment when there is one, what comes next, what stays empty. */
export function hourFinding(counts: HourCounts): HourFinding {
  const known = counts.total - counts.unknownHour;
  const caveat = counts.unknownHour === 0 ? null : `L’heure manque pour ${count(counts.unknownHour, 'fait')}.`;
  if (known < ENOUGH) {
    return { title: 'Trop peu de faits pour dégager une habitude', sentences: `${capitalise(count(known, 'fait'))} avec une heure connue.`, caveat };
  }
  const block = busiest(counts.cells, known);
  const held = sum(counts.cells, block);
  if (held * 3 < known) {
    return { title: 'Pas de moment marqué', sentences: sentences(['Les faits se répartissent dans la semaine', none(counts.cells)]), caveat };
  }
  const shown = `${count(held, 'fait')} sur ${known}`;
  return { title: blockLabel(block), sentences: sentences([shown, next(counts.cells, block), none(counts.cells)]), caveat };
}

/** The run of days and hours that holds most beyond what its size would explain. */
function busiest(cells: HourCounts['cells'], known: number): Block {
  const price = (BUSY * known) / 84;
  const before = runningSums(cells);
  const upTo = (day: number, band: number): number => before[day * ROW + band] ?? 0;
  let best: Block = { firstDay: 0, lastDay: 0, firstBand: 0, lastBand: 0 };
  let bestWorth = -Infinity;
  for (const block of BLOCKS) {
    const { firstDay, lastDay, firstBand, lastBand } = block;
    const size = (lastDay - firstDay + 1) * (lastBand - firstBand + 1);
    const held = upTo(lastDay + 1, lastBand + 1) - upTo(firstDay, lastBand + 1) - upTo(lastDay + 1, firstBand) + upTo(firstDay, firstBand);
    const worth = held - price * size;
    if (worth > bestWorth) [best, bestWorth] = [block, worth];
  }
  return best;
}

const ROW = 13;

/** At each corner of the grid, all that stands before it: what a block holds is then four readings, for two thousand blocks a page. */
function runningSums(cells: HourCounts['cells']): readonly number[] {
  const before = new Array<number>(8 * ROW).fill(0);
  for (let day = 0; day < 7; day += 1) {
    let ofDay = 0;
    for (let band = 0; band < 12; band += 1) {
      ofDay += cells[day]?.[band] ?? 0;
      before[(day + 1) * ROW + band + 1] = (before[day * ROW + band + 1] ?? 0) + ofDay;
    }
  }
  return before;
}

function blocks(): Block[] {
  const all: Block[] = [];
  for (let firstDay = 0; firstDay < 7; firstDay += 1) {
    for (let lastDay = firstDay; lastDay < 7; lastDay += 1) {
      for (let firstBand = 0; firstBand < 12; firstBand += 1) {
        for (let lastBand = firstBand; lastBand < 12; lastBand += 1) all.push({ firstDay, lastDay, firstBand, lastBand });
      }
    }
  }
  return all;
}

const BLOCKS = blocks();

/** « Le mercredi après-midi vient ensuite, avec 4 faits »: only when one part of one day stands out alone. */
function next(cells: HourCounts['cells'], block: Block): string | null {
  const others = WEEKDAYS.flatMap((weekday, day) =>
    PARTS.map((part) => ({ label: `le ${weekday} ${part.name}`, held: sum(cells, { ...part, firstDay: day, lastDay: day }), day, part })),
  ).filter(({ day, part }) => day < block.firstDay || day > block.lastDay || part.lastBand < block.firstBand || part.firstBand > block.lastBand);
  const [first, second] = others.sort((a, b) => b.held - a.held);
  if (first === undefined || first.held < 2 || first.held === second?.held) return null;
  return `${first.label} vient ensuite, avec ${count(first.held, 'fait')}`;
}

function none(cells: HourCounts['cells']): string | null {
  const empty = PARTS.filter((part) => sum(cells, { ...part, firstDay: 0, lastDay: 6 }) === 0);
  return empty.length === 0 ? null : `aucun fait ${list(empty.map((part) => part.none), 'ni')}`;
}

function sum(cells: HourCounts['cells'], block: Block): number {
  let total = 0;
  for (let day = block.firstDay; day <= block.lastDay; day += 1) {
    for (let band = block.firstBand; band <= block.lastBand; band += 1) total += cells[day]?.[band] ?? 0;
  }
  return total;
}

function blockLabel(block: Block): string {
  const isWholeDay = block.firstBand === 0 && block.lastBand === 11;
  return `${capitalise(daysLabel(block))}, ${isWholeDay ? 'à toute heure' : `de ${hour(2 * block.firstBand)} à ${hour(2 * block.lastBand + 2)}`}`;
}

function daysLabel({ firstDay, lastDay }: Block): string {
  const first = WEEKDAYS[firstDay] ?? '';
  const last = WEEKDAYS[lastDay] ?? '';
  if (lastDay - firstDay === 6) return 'tous les jours';
  if (lastDay === firstDay) return `le ${first}`;
  return lastDay - firstDay === 1 ? `le ${first} et le ${last}` : `du ${first} au ${last}`;
}

function hour(hours: number): string {
  return hours === 0 || hours === 24 ? 'minuit' : `${hours}${NBSP}h`;
}

function sentences(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).map((part) => `${capitalise(part)}.`).join(' ');
}
