import type { LinkView, StatusView } from '../../platform/web/components/page-view.js';

/** What one line of the thread says, without its day and its stamp, which belong to the line. */
export interface ThreadItem {
  readonly icon: string;
  readonly who: string;
  /** After the name: « , fait signalé », « sur ». */
  readonly what: string | null;
  readonly about: LinkView | null;
  readonly status: StatusView | null;
  /** « 17 h 42 », « entre 18 h et 20 h »; null when only the day is told. */
  readonly time: string | null;
  readonly paragraphs: readonly string[];
  readonly isDecision: boolean;
}
