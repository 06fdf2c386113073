import type { Right } from '../platform/access/access.js';
import type { CouncilRoleName } from './council-words.js';

const READ: readonly Right[] = ['problem.view', 'action.view', 'meeting.view', 'partner.view', 'summary.view'];
const WRITE_TO_THREADS: readonly Right[] = ['note.add', 'fact.add'];

/** `product.md`, « Who may do what », as rights by council role. What may be read is decided row by row, elsewhere. */
export const RIGHTS_OF_ROLE: Readonly<Record<CouncilRoleName, readonly Right[]>> = {
  coordinator: [
    ...READ, ...WRITE_TO_THREADS,
    'problem.open', 'problem.change', 'problem.close', 'action.create', 'action.replan', 'action.close', 'action.answerFor',
    'meeting.prepare', 'sitting.write', 'minutes.publish', 'summary.prepare', 'summary.publish',
    'level.change', 'council.administer', 'contact.manage', 'account.invite', 'journal.view',
  ],
  chair: [
    ...READ, ...WRITE_TO_THREADS,
    'problem.open', 'problem.change', 'problem.close', 'action.create', 'action.replan', 'action.close', 'minutes.publish', 'summary.publish',
    'level.change', 'council.administer', 'contact.manage', 'journal.view',
  ],
  secretary: [...READ, 'meeting.prepare', 'sitting.write', 'minutes.publish', 'summary.prepare', 'contact.manage'],
  elected_reader: ['summary.view'],
  dpo: ['journal.view'],
};

/** A person with a mandate in force in any body of the council: partner referent, State, prosecutor. */
export const RIGHTS_OF_MEMBER: readonly Right[] = [...READ, ...WRITE_TO_THREADS, 'action.answer'];

/** Roles that read `members` by themselves, without a seat. */
export const ROLES_READING_MEMBERS: readonly CouncilRoleName[] = ['chair', 'coordinator', 'secretary'];

/** Roles that read `restricted` by themselves (model.md 1). */
export const ROLES_READING_RESTRICTED: readonly CouncilRoleName[] = ['chair', 'coordinator'];

/** Roles that may know that a group exists, its dates and its masked counts. */
export const ROLES_KNOWING_GROUPS: readonly CouncilRoleName[] = ['chair', 'coordinator', 'dpo'];
