import type { Confidentiality } from '../../platform/access/audience.js';
import { type StampView, stampView, type StatusView } from '../../platform/web/components/page-view.js';
import { ITEM_RESULT_STATUS } from '../meeting.wording.js';
import type { FrozenEntry, FrozenPoint } from './published/frozen-minutes.js';

export interface MinutesPointView {
  readonly id: string;
  readonly title: string;
  readonly isWithheld: boolean;
  readonly stamp: StampView | null;
  readonly result: StatusView | null;
  readonly problem: string | null;
  readonly paragraphs: readonly string[];
  readonly entries: readonly MinutesEntryView[];
}

export interface MinutesEntryView {
  readonly decision: string | null;
  readonly action: string | null;
  readonly text: string;
}

export interface ShownPoint {
  readonly level: Confidentiality;
  readonly content: Omit<FrozenPoint, 'salt'>;
}

/** A point that this reader may not read keeps its number, and nothing else is said of it. */
export function presentPoint(number: number, point: ShownPoint | undefined, level: Confidentiality): MinutesPointView {
  const id = `point-${number}`;
  if (point === undefined) {
    const nothing = { stamp: null, result: null, problem: null, paragraphs: [], entries: [] };
    return { id, title: `${number}. Point restreint`, isWithheld: true, ...nothing };
  }
  const { title, problem, result, synthesis, entries } = point.content;
  return {
    id,
    title: `${number}. ${title}`,
    isWithheld: false,
    stamp: point.level === level ? null : stampView(point.level),
    result: result === null ? null : ITEM_RESULT_STATUS[result],
    problem,
    paragraphs: (synthesis ?? '').split(/\n+/).filter((line) => line.trim() !== ''),
    entries: entries.map(entryView),
  };
}

function entryView(entry: FrozenEntry): MinutesEntryView {
  if (entry.kind === 'action') return { decision: null, action: entry.reference, text: entry.sentence };
  if (entry.kind === 'note') return { decision: null, action: null, text: entry.text };
  const decision = entry.reference === '' ? 'Décision, numérotée à la publication' : `Décision ${entry.reference}`;
  return { decision, action: null, text: entry.text };
}
