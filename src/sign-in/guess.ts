import type { FastifyRequest } from 'fastify';
import type { Guess } from '../platform/access/throttle.js';

/** Where a try comes from: its network address, and the name of this browser when the account signed in here before. */
export interface Origin {
  readonly address: string;
  readonly knownAs: (accountId: string) => string | null;
}

/** A try from a browser that the account knows has an allowance of its own; the others share the account's. */
export function guessOf(kind: 'password' | 'code' | 'recovery', subject: string, accountId: string | null, { address, knownAs }: Origin): Guess {
  const browser = accountId === null ? null : knownAs(accountId);
  return browser === null
    ? { kind, subject, origin: address }
    : { kind: `${kind}-known-browser`, subject: `${subject} ${browser}`, origin: address };
}

export function originOf(request: FastifyRequest, browsers: { subjectFor(request: FastifyRequest, accountId: string): string | null }): Origin {
  return { address: request.ip, knownAs: (accountId) => browsers.subjectFor(request, accountId) };
}
