import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ActionNotAllowed, NotVisible, SignInRequired } from '../web/errors.js';
import { ACCESS_RULE, type AccessRule } from './access.js';
import { maySomewhere, type Viewer } from './viewer.js';

/** First layer: may this kind of person come here? A handler without a rule is refused, belt and braces. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, context.getHandler());
    const { viewer } = context.switchToHttp().getRequest<FastifyRequest>();
    if (rule === undefined) throw new NotVisible();
    refuseUnless(rule, viewer);
    return true;
  }
}

function refuseUnless(rule: AccessRule, viewer: Viewer): void {
  if (rule === 'everyone') return;
  if (rule === 'reply-link') {
    if (viewer.kind !== 'link') throw new NotVisible();
    return;
  }
  if (viewer.kind !== 'session') throw new SignInRequired();
  if (!mayCome(rule, viewer)) throw new ActionNotAllowed();
}

function mayCome(rule: Exclude<AccessRule, 'everyone' | 'reply-link'>, viewer: Viewer): boolean {
  if (rule === 'signed-in') return true;
  return rule === 'technical-administrator' ? viewer.isTechnicalAdministrator : maySomewhere(viewer, rule);
}
