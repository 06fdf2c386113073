import { RuleViolation } from '../platform/web/errors.js';
import type { MeetingState } from './meeting-words.js';

/** Draft and convened meetings are still being prepared (model.md 3). */
export function isPrepared(state: MeetingState): boolean {
  return state === 'draft' || state === 'convened';
}

/** A point may still be added once the sitting has opened; nothing leaves or moves any more. */
export function takesPoints(state: MeetingState): boolean {
  return isPrepared(state) || state === 'in_session';
}

export function isOver(state: MeetingState): boolean {
  return state === 'closed' || state === 'cancelled';
}

export function refuseUnlessPrepared(state: MeetingState): void {
  if (!isPrepared(state)) throw new RuleViolation('meeting.notPrepared', notPrepared(state));
}

/** « Annonce de date »: date and place are told, answers open. Once, on a draft. */
export function refuseUnlessAnnounceable(meeting: { readonly state: MeetingState; readonly dateAnnouncedAt: string | null }): void {
  if (meeting.state !== 'draft') throw new RuleViolation('meeting.announce', 'Seule la date d’une réunion en brouillon s’annonce.');
  if (meeting.dateAnnouncedAt !== null) throw new RuleViolation('meeting.announced', 'La date de cette réunion est déjà annoncée.');
}

export function refuseUnlessConvenable(state: MeetingState): void {
  if (state !== 'draft') throw new RuleViolation('meeting.convene', 'Seule une réunion en brouillon se convoque.');
}

/** Minutes from the first hour to the last, `HH:MM` both. */
export function slotMinutes(startsAt: string, endsAt: string): number {
  return minutesOf(endsAt) - minutesOf(startsAt);
}

export function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** The hour that many minutes after another: '09:30' and 25 give '09:55'. */
export function laterHour(time: string, minutes: number): string {
  const total = (minutesOf(time) + minutes) % (24 * 60);
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

function notPrepared(state: MeetingState): string {
  if (state === 'cancelled') return 'Cette réunion est annulée.';
  return state === 'closed' ? 'Cette réunion est levée.' : 'La séance est ouverte\u00a0: la préparation est terminée.';
}
