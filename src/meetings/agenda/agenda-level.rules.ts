import { type Audience, isBelow, narrowest } from '../../platform/access/audience.js';
import { RuleViolation } from '../../platform/web/errors.js';

/**
 * A point has the narrowest level of its body and its problem (model.md 1). A problem of a group enters its own body alone; a
 * `restricted` problem never enters a group's agenda, nor the reverse: both are refused with the way out.
 */
export function pointLevel(meeting: Audience, problem: Audience | null): Audience {
  if (problem === null) return meeting;
  if (problem.confidentiality === 'group' && problem.groupId !== meeting.groupId) {
    throw new RuleViolation(
      'agenda.group',
      'Un dossier de groupe ne se traite que dans son groupe. Ouvrez plutôt un dossier neutre de niveau Membres et inscrivez-le à l’ordre du jour.',
    );
  }
  return narrowest(meeting, problem);
}

/** Whether the agenda may hold the problem at all: what forms and proposals offer. */
export function fitsAgenda(meeting: Audience, problem: Audience): boolean {
  if (problem.confidentiality === 'group') return problem.groupId === meeting.groupId;
  return isBelow(problem, meeting) || isBelow(meeting, problem);
}
