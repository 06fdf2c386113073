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
] as const;

export type Right = (typeof RIGHTS)[number];

/** `reply-link`: the partner who answers from a mail, through a visit opened by a POST. */
export type AccessRule = 'everyone' | 'signed-in' | 'reply-link' | Right;

export const ACCESS_RULE = 'beffroi:access-rule';

/** Declares who may come to a route. A handler without it stops the start of the application. */
export const Access = (rule: AccessRule): MethodDecorator => SetMetadata(ACCESS_RULE, rule);
