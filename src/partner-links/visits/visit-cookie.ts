import type { FastifyReply, FastifyRequest } from 'fastify';
import { LINK_DAYS } from '../link-life.js';
import type { Settings } from '../../platform/config/settings.js';

// `__Host-` would ask for the path « / »: this cookie never leaves /lien.
const COOKIE = 'visite';
const PATH = '/lien';
const LONGEST_SECONDS = LINK_DAYS * 86_400;

export function visitToken(request: FastifyRequest): string | null {
  return request.cookies[COOKIE] ?? null;
}

/** Kept as long as a link may live, counted by the browser: a phone whose clock is wrong keeps it too. The server knows the true end. */
export function giveVisit(reply: FastifyReply, settings: Settings, token: string): void {
  const options = { path: PATH, httpOnly: true, sameSite: 'lax', secure: settings.isHttps, maxAge: LONGEST_SECONDS } as const;
  void reply.setCookie(COOKIE, token, options);
}

export function dropVisit(reply: FastifyReply, settings: Settings): void {
  void reply.clearCookie(COOKIE, { path: PATH, secure: settings.isHttps });
}
