import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FlashNotice } from './frame.js';

const COOKIE = 'avis';

/** Sends the person to a page with a one-line notice there. The notice is one of our own sentences, never a title or a typed text. */
export function redirect(reply: FastifyReply, path: string, notice?: string, tone: FlashNotice['tone'] = 'fait'): FastifyReply {
  if (notice !== undefined) {
    const value = Buffer.from(JSON.stringify({ tone, text: notice })).toString('base64url');
    void reply.setCookie(COOKIE, value, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 30 });
  }
  return reply.redirect(path, 303);
}

export function takeFlash(request: FastifyRequest, reply: FastifyReply): FlashNotice | null {
  const value = request.cookies[COOKIE];
  if (value === undefined) return null;
  void reply.clearCookie(COOKIE, { path: '/' });
  try {
    const { tone, text } = JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as Partial<FlashNotice>;
    return typeof text === 'string' && (tone === 'fait' || tone === 'retard' || tone === 'cours') ? { tone, text } : null;
  } catch {
    return null;
  }
}
