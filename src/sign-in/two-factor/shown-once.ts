import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Settings } from '../../platform/config/settings.js';
import { Keys } from '../keys.js';
import { cookieOf, dropCookie, giveCookie } from '../sessions/cookies.js';

const SECONDS = 120;

/** Carries new recovery codes to the page that shows them, encrypted, in a cookie of two minutes that the page takes away. */
@Injectable()
export class ShownOnce {
  constructor(
    private readonly keys: Keys,
    private readonly settings: Settings,
  ) {}

  give(reply: FastifyReply, accountId: string, codes: readonly string[]): void {
    giveCookie(reply, this.settings, 'codes', this.keys.encrypt('codes', codes.join(' '), accountId), SECONDS);
  }

  take(request: FastifyRequest, reply: FastifyReply, accountId: string): string[] | null {
    const hidden = cookieOf(request, this.settings, 'codes');
    if (hidden === null) return null;
    dropCookie(reply, this.settings, 'codes');
    return this.keys.decryptIfWhole('codes', hidden, accountId)?.split(' ') ?? null;
  }
}
