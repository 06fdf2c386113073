import { Injectable } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { FactorResetReason, Told } from '../sign-in-words.js';

/** Says to the owner of an account what happened to it, by mail. Inside the unit of what happened. */
@Injectable()
export class Tellings {
  constructor(private readonly outbox: Outbox) {}

  async tell(accountId: string, told: Told, reason: FactorResetReason | null = null): Promise<void> {
    await this.outbox.announce('account.told', reason === null ? { accountId, told } : { accountId, told, reason });
  }
}
