import { longDate, list } from '../../../platform/formatting/french.js';
import { stampView, type StampView } from '../../../platform/web/components/page-view.js';
import type { ContributionState } from '../../../problems/index.js';
import type { EntryKind } from '../../meeting-words.js';
import type { TakenAction } from './taken-actions.query.js';

export const ENTRY_KIND_LABELS: Readonly<Record<EntryKind, string>> = { note: 'Note', decision: 'Décision', action: 'Action' };

/** The letter typed first on the line, and the value of its radio. */
export const ENTRY_KIND_KEYS: Readonly<Record<EntryKind, string>> = { note: 'n', decision: 'd', action: 'a' };

const KINDS: Readonly<Record<string, EntryKind>> = { n: 'note', d: 'decision', a: 'action' };

/** The letter that begins a line and chooses its kind, as the value of a radio. */
export function typedKind(line: string): string | null {
  return /^\s*([nda])\s/i.exec(line)?.[1]?.toLowerCase() ?? null;
}

export function entryKindOf(key: string | null | undefined): EntryKind | null {
  return KINDS[key ?? ''] ?? null;
}

const WITH_ARTICLE: Readonly<Record<EntryKind, string>> = { note: 'la note', decision: 'la décision', action: 'l’action' };

/** « la note de 9 h 41 », after « Corriger », for who does not see the line above. */
export function ofTheEntry(kind: EntryKind, time: string): string {
  return `${WITH_ARTICLE[kind]} de ${time}`;
}

const LEAD_WORDS: Readonly<Record<ContributionState, string>> = {
  asked: 'demandée',
  accepted: 'prise en compte',
  under_way: 'en cours',
  done: 'faite',
  partly_done: 'faite en partie',
  blocked: 'bloquée',
  refused: 'refusée',
};

/** « CA du Val de Brune avec Transbrune · vendredi 13 mars · proposée ». */
export function takenActionLine({ action, lead, leadState, contributors }: TakenAction, today: string): { readonly details: string; readonly stamp: StampView } {
  const who = [lead ?? 'Aucun pilote', ...(contributors.length === 0 ? [] : [`avec ${list(contributors)}`])].join(' ');
  const due = action.dueOn === null ? 'sans échéance' : longDate(action.dueOn, today);
  const state = [STATE_WORDS[action.state], ...(leadState === null || leadState === 'asked' ? [] : [LEAD_WORDS[leadState]])].join(', ');
  return { details: [who, due, state].join(' · '), stamp: stampView(action.audience.confidentiality) };
}

const STATE_WORDS = { proposed: 'proposée', open: 'ouverte', closed: 'close' } as const;
