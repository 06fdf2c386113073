import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { factsOfError } from '../logs/log-line.js';
import { OutboxMessage } from './outbox-message.entity.js';

/** May be called twice for the same message: it must be idempotent by `message.id`. */
export type OutboxHandler = (message: OutboxMessage) => Promise<void>;

const BATCH = 10;
const LEASE_MS = 120_000;
const TICK_MS = 1_000;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;
const LAST_ATTEMPT = 30;

/** Delivers announced facts to their handlers: leased, retried with a growing pause, given up in plain sight. */
@Injectable()
export class OutboxWorker implements BeforeApplicationShutdown {
  private readonly logger = new Logger('outbox');
  private readonly handlers = new Map<string, OutboxHandler[]>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<unknown> = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  on(kind: string, handler: OutboxHandler): void {
    this.handlers.set(kind, [...(this.handlers.get(kind) ?? []), handler]);
  }

  /** Starts the regular rounds; only the server does, commands and tests call `drain`. */
  start(): void {
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.drain()).catch((error: unknown) => this.logger.error({ event: 'round failed', ...factsOfError(error) }));
    }, TICK_MS);
  }

  /** Before the database is closed: the message at hand is finished, the others of its batch wait for the end of their lease. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }

  /** Delivers everything that is due now; answers how many messages were handled. */
  async drain(): Promise<number> {
    let handled = 0;
    while (!this.isStopping) {
      const batch = await this.lease();
      if (batch.length === 0) break;
      for (const message of batch) {
        if (this.isStopping) break;
        await this.deliver(message);
        handled += 1;
      }
    }
    return handled;
  }

  private async lease(): Promise<OutboxMessage[]> {
    if ((await this.due().limit(1).getRawMany()).length === 0) return [];
    return this.database.unitOfWork(async () => {
      const batch = await this.database.allToChange(skippingLocked(this.due().limit(BATCH), this.database.engine));
      for (const message of batch) {
        message.attempts += 1;
        message.leaseUntil = this.clock.in(LEASE_MS);
        await this.database.save(message);
      }
      return batch;
    });
  }

  private due() {
    return this.database
      .read(OutboxMessage, 'message')
      .where('message.doneAt IS NULL AND message.failedAt IS NULL AND message.dueAt <= :now', { now: this.clock.now() })
      .andWhere('(message.leaseUntil IS NULL OR message.leaseUntil < :now)');
  }

  private async deliver(message: OutboxMessage): Promise<void> {
    let failed = false;
    for (const handler of this.handlers.get(message.kind) ?? []) {
      try {
        await handler(message);
      } catch (error) {
        failed = true;
        this.logger.warn({ event: 'undelivered', kind: message.kind, message: message.id, attempt: message.attempts, ...factsOfError(error) });
      }
    }
    await this.database.unitOfWork(async () => {
      const row = await this.database.toChange(this.database.read(OutboxMessage, 'message').where('message.id = :id', { id: message.id }));
      row.leaseUntil = null;
      if (!failed) row.doneAt = this.clock.now();
      else if (row.attempts >= LAST_ATTEMPT) row.failedAt = this.clock.now();
      else row.dueAt = this.clock.in(Math.min(FIRST_WAIT_MS * 2 ** (row.attempts - 1), LONGEST_WAIT_MS));
      await this.database.save(row);
    });
  }
}

function skippingLocked<Q extends { setOnLocked(mode: 'skip_locked'): Q }>(query: Q, engine: 'sqlite' | 'postgres'): Q {
  return engine === 'postgres' ? query.setOnLocked('skip_locked') : query;
}
