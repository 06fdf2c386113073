import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Account } from '../people/index.js';
import { Throttle } from '../platform/access/throttle.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { OutboxMessage } from '../platform/outbox/outbox-message.entity.js';
import { OutboxWorker } from '../platform/outbox/outbox.worker.js';
import { RecurringJobs } from '../platform/outbox/recurring-jobs.js';
import { AccountMails } from './letters/account-mails.js';
import { toldLetter } from './letters/letter.js';
import { Invitations } from './password-choice/invitations.js';
import { PasswordChoice } from './password-choice/password-choice.entity.js';
import { PasswordResets } from './password-choice/password-resets.js';
import { SignInSession } from './sessions/sign-in-session.entity.js';
import { FACTOR_RESET_REASONS, TOLD } from './sign-in-words.js';

const KEPT_MS = 90 * 86_400_000;

/** What sign-in does behind the pages: its mails, and each night what no bound looks at any more. */
@Injectable()
export class SignInWorker implements OnModuleInit {
  constructor(
    private readonly worker: OutboxWorker,
    private readonly jobs: RecurringJobs,
    private readonly invitations: Invitations,
    private readonly resets: PasswordResets,
    private readonly mails: AccountMails,
    private readonly throttle: Throttle,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.worker.on('account.invited', (message) => this.invitations.send(message));
    this.worker.on('password.asked', (message) => this.resets.send(message));
    this.worker.on('account.told', (message) => this.tell(message));
    this.jobs.daily('forget-sign-ins', '03:40', () => this.forgetOld());
  }

  /** Failed tries that no bound looks at, sessions and links that opened nothing for three months: the journal keeps their acts. */
  private async forgetOld(): Promise<void> {
    await this.throttle.forgetOld();
    const before = this.clock.in(-KEPT_MS);
    await this.database.unitOfWork(async () => {
      await this.database.removeAll(SignInSession, 'opened_at < :before', { before });
      await this.database.removeAll(PasswordChoice, 'created_at < :before', { before });
    });
  }

  /** Even to an account that was just closed: that is when its owner must know. */
  private async tell({ id, payload }: OutboxMessage): Promise<void> {
    const told = TOLD.find((word) => word === payload.told);
    const account = await this.database.read(Account, 'account').where('account.id = :id', { id: payload.accountId ?? '' }).getOne();
    if (told === undefined || account === null) return;
    const reason = FACTOR_RESET_REASONS.find((word) => word === payload.reason) ?? null;
    await this.mails.send(account, id, toldLetter(told, reason));
  }
}
