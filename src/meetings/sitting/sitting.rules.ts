import type { ActionState } from '../../problems/index.js';
import type { EntryKind, MeetingState, MinutesState } from '../meeting-words.js';

/** A draft may open directly: a convocation is not asked for by any law when everybody is in the room. */
export function mayOpen(state: MeetingState): boolean {
  return state === 'draft' || state === 'convened';
}

/** Lines are taken, corrected and converted from the opening to the publication. */
export function mayWrite(meeting: MeetingState, minutes: MinutesState | null): boolean {
  return meeting === 'in_session' || (meeting === 'closed' && minutes !== 'published');
}

/** Results and new actions decide what is carried over, which is written when the sitting closes. */
export function mayDecide(meeting: MeetingState): boolean {
  return meeting === 'in_session';
}

/** Real hours, `HH:MM`: a sitting ends the day it began, after it began. */
export function mayEndAt(end: string, openedAt: string | null): boolean {
  return openedAt === null || end > openedAt;
}

/** An action opened by hand or already answered has a life of its own: the line that gave it stays an action. */
export function mayConvert(from: EntryKind, to: EntryKind, action: ActionState | null): boolean {
  return from !== to && (action === null || action === 'proposed');
}
