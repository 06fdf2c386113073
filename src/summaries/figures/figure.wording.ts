import { previousQuarter, quarterBounds } from '../../platform/clock/calendar.js';
import { agree, count, MONTHS, number } from '../../platform/formatting/french.js';
import type { ComputedQuarter, FigureKey, QuarterFigures } from './quarter-figures.js';

/** One figure as it is printed: never without a comparison. */
export interface PrintedFigure {
  readonly key: FigureKey;
  readonly value: string;
  readonly label: string;
  readonly comparison: string;
}

const SEASONS = ['à l’hiver', 'au printemps', 'à l’été', 'à l’automne'] as const;
const A_YEAR_BEFORE = 'un an plus tôt';

/** « 4e », « 1er »; the ordinal is set apart because pages write it in superscript. */
export interface QuarterName {
  readonly number: string;
  readonly ordinal: string;
  readonly year: string;
  /** « trimestre 2025, octobre à décembre » */
  readonly label: string;
  /** « T4 2025 » */
  readonly short: string;
}

export function quarterName(quarter: string): QuarterName {
  const year = quarter.slice(0, 4);
  const index = quarter.slice(-1);
  const { first, last } = quarterBounds(quarter);
  return { number: index, ordinal: index === '1' ? 'er' : 'e', year, label: `trimestre ${year}, ${monthOf(first)} à ${monthOf(last)}`, short: `T${index} ${year}` };
}

/** « fin décembre » of '2025-Q4'. */
export function endOfQuarter(quarter: string): string {
  return `fin ${monthOf(quarterBounds(quarter).last)}`;
}

export function printedFigures(quarter: string, computed: ComputedQuarter): readonly PrintedFigure[] {
  const before = previousQuarter(quarter);
  const during = SEASONS[Number(before.slice(-1)) - 1] ?? '';
  const { now } = computed;
  const flow = (read: (figures: QuarterFigures) => string) => compared(computed, read, during);
  const stock = (read: (figures: QuarterFigures) => string) => compared(computed, read, endOfQuarter(before));
  return [
    { key: 'faits', value: number(now.facts), label: agree(now.facts, 'fait signalé', 'faits signalés'), comparison: flow(({ facts }) => orNone(facts, 'aucun')) },
    {
      key: 'actions-a-temps', value: number(now.onTime.done), label: agree(now.onTime.done, 'action faite à temps', 'actions faites à temps'),
      comparison: `${expectedWords(now)}, ${flow(onTimeWords)}`,
    },
    {
      key: 'delai', value: now.replyDelay.median === null ? '–' : number(now.replyDelay.median, 1), label: delayLabel(now),
      comparison: `délai médian, ${flow(({ replyDelay }) => (replyDelay.median === null ? 'aucune réponse' : number(replyDelay.median, 1)))}\u00a0; ${silentWords(now)}`,
    },
    { key: 'dossiers-clos', value: number(now.closed), label: agree(now.closed, 'dossier clos', 'dossiers clos'), comparison: flow(({ closed }) => orNone(closed, 'aucun')) },
    { key: 'dossiers-suivis', value: number(now.followed), label: agree(now.followed, 'dossier suivi', 'dossiers suivis'), comparison: stock(({ followed }) => orNone(followed, 'aucun')) },
    {
      key: 'nouveaux-dossiers', value: number(now.opened.first), label: agree(now.opened.first, 'nouveau dossier', 'nouveaux dossiers'),
      comparison: `${flow(({ opened }) => orNone(opened.first, 'aucun'))}${reopenedWords(now)}`,
    },
    { key: 'retards', value: number(now.late), label: agree(now.late, 'action en retard', 'actions en retard'), comparison: stock(({ late }) => orNone(late, 'aucune')) },
    {
      key: 'reunions', value: number(now.meetings.held), label: agree(now.meetings.held, 'réunion tenue', 'réunions tenues'),
      comparison: `${attendanceWords(now)}${flow(({ meetings }) => orNone(meetings.held, 'aucune'))}`,
    },
  ];
}

/** « 205 à l’été, 175 un an plus tôt »; the same value twice is said once: « aucune à l’été ni un an plus tôt ». */
function compared({ before, yearBefore }: ComputedQuarter, read: (figures: QuarterFigures) => string, when: string): string {
  const values = [
    { figures: before, when },
    { figures: yearBefore, when: A_YEAR_BEFORE },
  ].flatMap(({ figures, when: then }) => (figures === null ? [] : [{ text: read(figures), then }]));
  const [one, two] = values;
  if (one === undefined) return 'première mesure';
  if (two === undefined) return `${one.text} ${one.then}`;
  if (one.text !== two.text) return `${one.text} ${one.then}, ${two.text} ${two.then}`;
  return `${one.text} ${one.then} ${one.text.startsWith('aucun') ? 'ni' : 'et'} ${two.then}`;
}

function orNone(n: number, none: 'aucun' | 'aucune'): string {
  return n === 0 ? none : number(n);
}

function onTimeWords({ onTime }: QuarterFigures): string {
  return onTime.expected === 0 ? 'aucune attendue' : `${number(onTime.done)} sur ${number(onTime.expected)}`;
}

function expectedWords({ onTime }: QuarterFigures): string {
  return onTime.expected === 0 ? 'aucune attendue' : `sur ${count(onTime.expected, 'attendue')}`;
}

function delayLabel({ replyDelay }: QuarterFigures): string {
  return `${agree(replyDelay.median ?? 2, 'jour')} pour répondre`;
}

function silentWords({ replyDelay: { silent } }: QuarterFigures): string {
  return silent === 0 ? 'aucune action sans réponse' : `${count(silent, 'action')} encore sans réponse`;
}

function reopenedWords({ opened: { again } }: QuarterFigures): string {
  return again === 0 ? '' : `\u00a0; ${count(again, 'réouverture')} en plus`;
}

function attendanceWords({ meetings: { held, present, invited } }: QuarterFigures): string {
  if (held === 0) return '';
  return `${count(present, 'présent ou représenté', 'présents ou représentés')} sur ${count(invited, 'convoqué')}\u00a0; `;
}

function monthOf(day: string): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
}
