import { Injectable } from '@nestjs/common';
import { v5 } from 'uuid';
import { addDays, instantOf } from '../clock/calendar.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { OutboxMessage } from './outbox-message.entity.js';
import { OutboxWorker } from './outbox.worker.js';

interface DailyJob {
  readonly name: string;
  /** Hour in Paris, `HH:MM`. */
  readonly time: string;
}

/** Any fixed UUID: the ids of the runs are drawn from it, so that every server gives a run the same one. */
const NAMESPACE = '6f1d1c52-6f0e-4d8e-9a53-0c7d5b1b2a10';

/**
 * Daily work, carried by the outbox: each run is a message due at its hour, whose id is drawn from its name and day. Several
 * servers may plan it, one leases it, and the run of a day never happens twice.
 */
@Injectable()
export class RecurringJobs {
  private readonly jobs: DailyJob[] = [];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: OutboxWorker,
  ) {}

  daily(name: string, time: string, work: () => Promise<void>): void {
    const job = { name, time };
    this.jobs.push(job);
    this.worker.on(kindOf(job), async (message) => {
      // The next run is planned first: a run that fails for good does not end the others.
      await this.planRun(job, this.nextDay(job, message.payload.day ?? ''));
      await work();
    });
  }

  /** Called by the server when it starts: the last run that was due is caught up, unless it was done already. */
  async plan(): Promise<void> {
    for (const job of this.jobs) await this.planRun(job, this.lastDay(job));
  }

  private async planRun(job: DailyJob, day: string): Promise<void> {
    const kind = kindOf(job);
    const due = { id: v5(`${kind} ${day}`, NAMESPACE), kind, payload: { day }, announcedAt: this.clock.now(), dueAt: instantOf(day, job.time) };
    const fresh = { attempts: 0, leaseUntil: null, doneAt: null, failedAt: null };
    await this.database.unitOfWork(() => this.database.insertIfAbsent(Object.assign(new OutboxMessage(), due, fresh)));
  }

  private lastDay({ time }: DailyJob): string {
    const today = this.clock.today();
    return instantOf(today, time) <= this.clock.now() ? today : addDays(today, -1);
  }

  /** The day after, or after a long stop the first one still to come. */
  private nextDay(job: DailyJob, day: string): string {
    const afterLast = addDays(this.lastDay(job), 1);
    return day >= afterLast ? addDays(day, 1) : afterLast;
  }
}

function kindOf({ name }: DailyJob): string {
  return `daily.${name}`;
}
