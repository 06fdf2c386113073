import type { FastifyRequest } from 'fastify';
import type { Clock } from '../clock/clock.js';
import { ConfirmationRequired } from '../web/errors.js';

const FRESH_MS = 10 * 60_000;

/**
 * For what an unlocked browser left alone must not do: lower a level, export confidential rows, change a second factor. The
 * session must have been proved again within ten minutes; otherwise the person is led to the page where she proves it, and
 * back. Asked on the page of the form, so that nothing is typed in vain, and again when the form comes.
 */
export function expectConfirmed(request: FastifyRequest, clock: Clock): void {
  if (!isConfirmed(request, clock)) throw new ConfirmationRequired();
}

export function isConfirmed(request: FastifyRequest, clock: Clock): boolean {
  const { confirmedAt } = request.identity;
  return confirmedAt !== null && Date.parse(confirmedAt) > clock.milliseconds() - FRESH_MS;
}
