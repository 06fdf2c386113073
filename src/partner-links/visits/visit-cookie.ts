import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../../platform/config/settings.js';

// `__Host-` would ask for the path « / »: this cookie never leaves /lien.
const COOKIE = 'visite';
const PATH = '/lien';

export function visitToken(request: FastifyRequest): string | null {
  return request.cookies[COOKIE] ?? null;
}

export function giveVisit(reply: FastifyReply, settings: Settings, token: string, endsAt: string): void {
  const options = { path: PATH, httpOnly: true, sameSite: 'lax', secure: settings.isHttps, expires: new Date(endsAt) } as const;
  void reply.setCookie(COOKIE, token, options);
}

export function dropVisit(reply: FastifyReply, settings: Settings): void {
  void reply.clearCookie(COOKIE, { path: PATH, secure: settings.isHttps });
}
