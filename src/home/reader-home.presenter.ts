import type { DayView } from '../platform/web/components/page-view.js';
import type { SummaryHomeView } from '../summaries/index.js';
import { dayView } from '../platform/web/components/day-view.js';

export interface ReaderHomePage {
  readonly title: string;
  readonly day: DayView;
  readonly home: SummaryHomeView;
}

/** Published summaries, and nothing else. */
export function presentReaderHome(home: SummaryHomeView, today: string): ReaderHomePage {
  return { title: 'Bilans publiés', day: dayView(today), home };
}
