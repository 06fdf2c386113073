import { time } from '../../../platform/formatting/french.js';
import type { StampView } from '../../../platform/web/components/page-view.js';
import type { Entry } from './entry.entity.js';
import { ENTRY_KIND_LABELS, ofTheEntry, takenActionLine } from './entry.wording.js';
import type { SittingSheet } from '../sitting-sheet.query.js';

export interface TakenLineView {
  readonly id: string;
  readonly kind: string;
  readonly time: string;
  readonly text: string;
  readonly isDecision: boolean;
  readonly action: { readonly details: string; readonly stamp: StampView; readonly mayAccept: boolean; readonly about: string } | null;
  readonly correct: { readonly href: string; readonly about: string; readonly acceptAction: string } | null;
}

/** Empty when the action of the line is not this person's to read. */
export function takenLine(sheet: SittingSheet, entry: Entry, base: string): TakenLineView[] {
  const taken = sheet.actions.get(entry.actionId ?? '') ?? null;
  if (entry.kind === 'action' && taken === null) return [];
  const at = time(entry.at);
  const about = ofTheEntry(entry.kind, at);
  const href = `${base}/seance/lignes/${entry.id}`;
  return [
    {
      id: entry.id,
      kind: ENTRY_KIND_LABELS[entry.kind],
      time: at,
      text: taken?.action.sentence ?? entry.text ?? '',
      isDecision: entry.kind === 'decision',
      action: taken === null ? null : { ...takenActionLine(taken, sheet.today), mayAccept: sheet.mayWrite && taken.leadState === 'asked', about },
      correct: sheet.mayWrite ? { href, about, acceptAction: `${href}/accord` } : null,
    },
  ];
}
