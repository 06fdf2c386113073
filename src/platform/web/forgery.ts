import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Settings } from '../config/settings.js';
import { ForgedRequest, SessionEnded } from './errors.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The only unsafe addresses without a token: whoever comes there has no session or visit yet. */
const WITHOUT_TOKEN: readonly RegExp[] = [
  /^\/mise-en-service$/,
  /^\/connexion(\/code|\/secours)?$/, /^\/mot-de-passe(\/[A-Za-z0-9_-]+)?$/, /^\/invitation\/[A-Za-z0-9_-]+$/, /^\/lien\/[A-Za-z0-9_-]{40,}$/,
];

/** Refuses an unsafe request that does not come from our own pages: Fetch-Metadata, Origin, then the token. */
export function refuseForgery(request: FastifyRequest, settings: Settings): void {
  if (SAFE.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') throw new ForgedRequest();
  if (!comesFromUs(request, settings)) throw new ForgedRequest();
  const path = request.url.split('?')[0] ?? '';
  if (WITHOUT_TOKEN.some((pattern) => pattern.test(path))) return;
  // A form with a file is not read yet: who reads it checks its token (uploads.ts).
  if (isUpload(request)) return;
  expectToken(request, tokenOf(request.body));
}

/** Our own page, in the session that still is. */
export function expectToken(request: FastifyRequest, token: string): void {
  if (!sameToken(token, request.identity.csrf)) throw new SessionEnded();
}

/** Only where a file is taken does such a body come this far. */
function isUpload(request: FastifyRequest): boolean {
  return request.isMultipart();
}

function comesFromUs(request: FastifyRequest, settings: Settings): boolean {
  const origin = request.headers.origin;
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'same-origin';
  return origin === settings.baseUrl || origin === `http://${request.headers.host ?? ''}`;
}

function tokenOf(body: unknown): string {
  const token = typeof body === 'object' && body !== null ? (body as Record<string, unknown>).csrf : undefined;
  return typeof token === 'string' ? token : '';
}

function sameToken(sent: string, expected: string): boolean {
  if (expected === '') return false;
  const a = Buffer.from(sent);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
