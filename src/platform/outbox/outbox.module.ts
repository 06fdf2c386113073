import { Global, Module } from '@nestjs/common';
import { Outbox } from './outbox.js';
import { OutboxWorker } from './outbox.worker.js';
import { RecurringJobs } from './recurring-jobs.js';

@Global()
@Module({ providers: [Outbox, OutboxWorker, RecurringJobs], exports: [Outbox, OutboxWorker, RecurringJobs] })
export class OutboxModule {}
