import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock/clock.js';
import { Settings } from '../../platform/config/settings.js';
import { Keys } from '../keys.js';
import { cookieName, giveCookie } from './cookies.js';

const DAYS = 90;
const DAY_MS = 86_400_000;
/** Persons who share one browser, at a desk of the town hall. */
const PERSONS_AT_MOST = 4;
const MARK = /^[A-Za-z0-9_-]{16}\.[a-z0-9]{1,10}\.[A-Za-z0-9_-]{43}$/;

/**
 * The cookie of a browser where somebody once signed in. It signs nobody in: it only gives this browser tries of its own, so
 * that whoever guesses from elsewhere cannot keep the person out. Signed, no row.
 */
@Injectable()
export class KnownBrowser {
  constructor(
    private readonly keys: Keys,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** What names this browser for that account; null when the account never signed in here. */
  subjectFor(request: FastifyRequest, accountId: string): string | null {
    const mark = this.marks(request).find((one) => this.isOf(one, accountId));
    return mark === undefined ? null : (mark.split('.')[0] ?? null);
  }

  /** After a successful sign-in: the same name for ninety more days. */
  remember(request: FastifyRequest, reply: FastifyReply, accountId: string): void {
    const name = this.subjectFor(request, accountId) ?? randomBytes(12).toString('base64url');
    const ends = (this.clock.milliseconds() + DAYS * DAY_MS).toString(36);
    const own = `${name}.${ends}.${this.keys.sign('browser', textOf(accountId, name, ends))}`;
    const others = this.marks(request).filter((mark) => !this.isOf(mark, accountId));
    giveCookie(reply, this.settings, 'appareil', [own, ...others].slice(0, PERSONS_AT_MOST).join('~'), DAYS * 86_400);
  }

  private marks(request: FastifyRequest): string[] {
    const sent = request.cookies[cookieName(this.settings, 'appareil')] ?? '';
    return sent.split('~', PERSONS_AT_MOST).filter((mark) => MARK.test(mark));
  }

  private isOf(mark: string, accountId: string): boolean {
    const [name = '', ends = '', signature = ''] = mark.split('.');
    return Number.parseInt(ends, 36) > this.clock.milliseconds() && this.keys.isSigned('browser', textOf(accountId, name, ends), signature);
  }
}

function textOf(accountId: string, name: string, ends: string): string {
  return `${accountId} ${name} ${ends}`;
}
