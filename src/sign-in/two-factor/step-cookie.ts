import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Account } from '../../people/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Settings } from '../../platform/config/settings.js';
import { Accounts } from '../account/accounts.js';
import { Keys } from '../keys.js';
import { cookieOf, dropCookie, giveCookie } from '../sessions/cookies.js';

const LASTS_MS = 10 * 60_000;

/**
 * Between the password and the code there is no session: only this signed cookie, which says whose password was given. It
 * lasts ten minutes and is worth nothing once that password has changed.
 */
@Injectable()
export class StepCookie {
  constructor(
    private readonly keys: Keys,
    private readonly accounts: Accounts,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  give(reply: FastifyReply, account: Account): void {
    const ends = (this.clock.milliseconds() + LASTS_MS).toString(36);
    const signature = this.keys.sign('step', textOf(account, ends));
    giveCookie(reply, this.settings, 'etape', `${account.id}.${ends}.${signature}`, LASTS_MS / 1000);
  }

  async accountOf(request: FastifyRequest): Promise<Account | null> {
    const [id = '', ends = '', signature = ''] = (cookieOf(request, this.settings, 'etape') ?? '').split('.');
    if (!(Number.parseInt(ends, 36) > this.clock.milliseconds())) return null;
    const account = await this.accounts.activeById(id);
    return account !== null && this.keys.isSigned('step', textOf(account, ends), signature) ? account : null;
  }

  drop(reply: FastifyReply): void {
    dropCookie(reply, this.settings, 'etape');
  }
}

function textOf({ id, passwordHash }: Account, ends: string): string {
  return `${id} ${ends} ${passwordHash ?? ''}`;
}
