import { SetMetadata } from '@nestjs/common';

/** Every right of the house, on one page, so that a reviewer sees them all at once. Their meaning lives in the domains' rules. */
export const RIGHTS = [
  'problem.view',
  'problem.open',
  'problem.change',
  'problem.close',
  'note.add',
  'fact.add',
  'action.view',
  'action.create',
  'action.replan',
  'action.close',
  'action.answer',
  'action.answerFor',
  'meeting.view',
  'meeting.prepare',
  'sitting.write',
  'minutes.publish',
  'partner.view',
  'summary.view',
  'summary.prepare',
  'summary.publish',
  'level.change',
  'council.administer',
  'contact.manage',
  'account.invite',
  'journal.view',
] as const;

export type Right = (typeof RIGHTS)[number];

/**
 * `reply-link`: the partner who answers from a mail, through a visit opened by a POST. `technical-administrator`: accounts,
 * mails and the state of the server, and no content.
 */
export type AccessRule = 'everyone' | 'signed-in' | 'reply-link' | 'technical-administrator' | Right;

export const ACCESS_RULE = 'beffroi:access-rule';

/** Declares who may come to a route. A handler without it stops the start of the application. */
export const Access = (rule: AccessRule): MethodDecorator => SetMetadata(ACCESS_RULE, rule);
