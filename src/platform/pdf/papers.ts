import type { MinutesPaper } from './minutes-paper.js';
import type { SummaryPaper } from './summary-paper.js';

/** Each paper by the name of its template (`views/pdf/<name>.typ`). */
export interface Papers {
  readonly minutes: MinutesPaper;
  readonly summary: SummaryPaper;
}
