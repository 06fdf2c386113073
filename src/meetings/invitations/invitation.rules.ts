import type { Audience } from '../../platform/access/audience.js';
import { RuleViolation } from '../../platform/web/errors.js';
import type { Attendance, InvitationAnswer, MeetingState, MinutesState } from '../meeting-words.js';

/** In a group nobody stands in for a named person: `represented` is refused, as answer and as attendance (model.md 4). */
export function refuseSubstituteInGroup(level: Audience, word: InvitationAnswer | Attendance | null): void {
  if (word === 'represented' && level.confidentiality === 'group') {
    throw new RuleViolation('invitation.group', 'Dans un groupe, chacun siège en son nom\u00a0: personne ne peut être représenté.');
  }
}

export function refuseAnswerTo(state: MeetingState): void {
  if (state === 'draft' || state === 'convened') return;
  throw new RuleViolation('invitation.late', 'Les réponses se notent avant l’ouverture de la séance. Notez maintenant les présences.');
}

/** Attendance is taken from the opening of the sitting to the publication of its minutes (model.md 3). */
export function refuseAttendance(state: MeetingState, minutes: MinutesState | null): void {
  if (state !== 'in_session' && state !== 'closed') {
    throw new RuleViolation('attendance.early', 'Les présences se notent à partir de l’ouverture de la séance.');
  }
  if (minutes === 'published') {
    throw new RuleViolation('attendance.published', 'Le compte rendu est publié\u00a0: les présences ne se corrigent plus que par une nouvelle version.');
  }
}
