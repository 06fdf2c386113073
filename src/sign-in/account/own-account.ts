import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Account } from '../../people/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Settings } from '../../platform/config/settings.js';
import { NotVisible } from '../../platform/web/errors.js';
import { cookieOf } from '../sessions/cookies.js';
import { Accounts } from './accounts.js';

/** The account and the session behind a signed-in request. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly accounts: Accounts,
    private readonly settings: Settings,
  ) {}

  async of(viewer: Viewer): Promise<Account> {
    const account = viewer.accountId === null ? null : await this.accounts.activeById(viewer.accountId);
    if (account === null) throw new NotVisible();
    return account;
  }

  tokenOf(request: FastifyRequest): string {
    return cookieOf(request, this.settings, '') ?? '';
  }
}
