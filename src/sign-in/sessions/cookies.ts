import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../../platform/config/settings.js';

/** `''`: the session; `etape`: between password and code; `choix`: may choose a password; `appareil`: signed in here before; `codes`: to show once. */
export type SignInCookie = '' | 'etape' | 'choix' | 'appareil' | 'codes';

/** `__Host-` binds the cookie to this host and to https; a browser refuses that name on plain http. */
export function cookieName(settings: Settings, cookie: SignInCookie): string {
  const name = cookie === '' ? 'beffroi' : `beffroi-${cookie}`;
  return settings.isHttps ? `__Host-${name}` : name;
}

/** Without a duration, it goes when the browser closes. */
export function giveCookie(reply: FastifyReply, settings: Settings, cookie: SignInCookie, value: string, seconds?: number): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: settings.isHttps } as const;
  void reply.setCookie(cookieName(settings, cookie), value, seconds === undefined ? options : { ...options, maxAge: seconds });
}

export function dropCookie(reply: FastifyReply, settings: Settings, cookie: SignInCookie): void {
  void reply.clearCookie(cookieName(settings, cookie), { path: '/', httpOnly: true, sameSite: 'lax', secure: settings.isHttps });
}

export function cookieOf(request: FastifyRequest, settings: Settings, cookie: SignInCookie): string | null {
  const value = request.cookies[cookieName(settings, cookie)];
  return value === undefined || value === '' || value.length > 1000 ? null : value;
}
