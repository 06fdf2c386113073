import type { FastifyReply } from 'fastify';
import type { Settings } from '../platform/config/settings.js';

/** `__Host-` binds the cookie to this host and to https; a browser refuses that name on plain http. */
export function sessionCookie(settings: Settings): string {
  return settings.isHttps ? '__Host-beffroi' : 'beffroi';
}

export function giveSession(reply: FastifyReply, settings: Settings, token: string): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: settings.isHttps } as const;
  void reply.setCookie(sessionCookie(settings), token, options);
}

export function dropSession(reply: FastifyReply, settings: Settings): void {
  void reply.clearCookie(sessionCookie(settings), { path: '/', secure: settings.isHttps });
}
